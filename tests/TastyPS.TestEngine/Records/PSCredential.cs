using System.Net;
using System.Security;

namespace System.Management.Automation;

[Flags]
public enum PSCredentialTypes { Generic = 1, Domain = 2, Default = 3 }

[Flags]
public enum PSCredentialUIOptions { None = 0, Default = 1, ValidateUserNameSyntax = 1, AlwaysPrompt = 2, ReadOnlyUserName = 3 }

/// <summary>A user name and a secret.</summary>
public sealed class PSCredential
{
    public PSCredential(string userName, SecureString password)
    {
        if (string.IsNullOrEmpty(userName)) throw new PSArgumentException("The user name is empty.", nameof(userName));
        UserName = userName;
        Password = password ?? throw new PSArgumentNullException(nameof(password));
    }

    private PSCredential() => (UserName, Password) = ("", new SecureString());

    public static PSCredential Empty { get; } = new();

    public string UserName { get; }
    public SecureString Password { get; }

    public NetworkCredential GetNetworkCredential() => new(UserName, Password);

    public static explicit operator NetworkCredential(PSCredential credential) => credential.GetNetworkCredential();
}
