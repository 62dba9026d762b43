namespace TastyPS;

/// <summary>A persisted way to connect: which environment, which address, which account. It holds no secret.</summary>
public sealed class Profile
{
    /// <summary>The name, as <c>Connect-TastySession -Profile</c> takes it.</summary>
    public string Name { get; set; } = "";

    public TastyEnvironment Environment { get; set; }

    /// <summary>True for the one that a shell connects to by itself.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The account that cmdlets take when none is named; null for all of the session.</summary>
    public string? AccountNumber { get; set; }

    /// <summary>A base address in place of the environment's own.</summary>
    public Uri? Uri { get; set; }

    public Uri? Proxy { get; set; }

    /// <summary>A pinned API version (<c>YYYYMMDD</c>) in place of the module's.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>True where client secret and refresh token are in the protected store.</summary>
    public bool HasSecret { get; set; }

    /// <summary>The name of the credential in a secret vault, where it rests there and not in the protected store.</summary>
    public string? SecretName { get; set; }

    /// <summary>The vault of <see cref="SecretName"/>; null for the user's default vault.</summary>
    public string? VaultName { get; set; }

    /// <summary>The account numbers seen at the last connect, for completion.</summary>
    public TastyList<string> KnownAccounts { get; set; } = [];

    public override string ToString() => $"{Name} ({Environment})";
}
