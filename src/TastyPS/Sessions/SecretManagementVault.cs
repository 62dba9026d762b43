using System.Management.Automation;
using System.Net;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// Secrets by name from Microsoft.PowerShell.SecretManagement, where the user has it: a PSCredential whose user name is the
/// client secret's carrier, or a hashtable with ClientSecret and RefreshToken. The module is asked by name, never required.
/// </summary>
internal sealed class SecretManagementVault(PSCmdlet cmdlet) : IVault
{
    public Credential Read(string secretName, string? vaultName)
    {
        if (cmdlet.InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet) is null)
            throw new TastyException(ErrorIds.SessionSecretVault, "-SecretName needs the module Microsoft.PowerShell.SecretManagement, which is not installed.", "Install-PSResource Microsoft.PowerShell.SecretManagement, or give -ClientSecret and -RefreshToken.");
        var script = ScriptBlock.Create(vaultName is null ? "param($n) Get-Secret -Name $n -ErrorAction Stop" : "param($n, $v) Get-Secret -Name $n -Vault $v -ErrorAction Stop");
        object? secret;
        try
        {
            secret = cmdlet.InvokeCommand.InvokeScript(true, script, null, vaultName is null ? [secretName] : [secretName, vaultName]).FirstOrDefault()?.BaseObject;
        }
        catch (RuntimeException e)
        {
            throw new TastyException(ErrorIds.SessionSecretVault, $"The vault gave no secret '{secretName}': {e.Message}", "Get-SecretInfo lists what the vaults hold.");
        }
        return secret switch
        {
            System.Collections.Hashtable table when Text(table["ClientSecret"]) is { } client && Text(table["RefreshToken"]) is { } refresh => new(client, refresh, Text(table["ClientId"])),
            PSCredential pair => new(pair.UserName, pair.GetNetworkCredential().Password),
            _ => throw new TastyException(ErrorIds.SessionSecretVault, $"The secret '{secretName}' is neither a hashtable with ClientSecret and RefreshToken nor a PSCredential of the two.", "Set-Secret tasty @{ ClientSecret = '…'; RefreshToken = '…' }"),
        };
    }

    private static string? Text(object? value) => value switch
    {
        System.Security.SecureString secure => new NetworkCredential("", secure).Password,
        string { Length: > 0 } text => text,
        _ => null,
    };
}
