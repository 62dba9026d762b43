namespace TastyPS.Core;

/// <summary>A secret vault outside the module (SecretManagement), asked by name.</summary>
public interface IVault
{
    /// <summary>The credential under that name; an error that says what is missing otherwise.</summary>
    Credential Read(string secretName, string? vaultName);
}
