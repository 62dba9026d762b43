using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Set-TastyProfile: changes what a stored profile remembers; its secrets stay.</summary>
[Cmdlet(VerbsCommon.Set, "TastyProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Profile))]
public sealed class SetTastyProfileCommand : TastyCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 1)]
    public string[] Name { get; set; } = [];

    /// <summary>Make it the one that a shell connects to by itself.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>The account that cmdlets take when none is named; $null for all of the session.</summary>
    [Parameter]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [AllowNull]
    [ValidateCount(0, 1)]
    public string[]? AccountNumber { get; set; }

    /// <summary>A base address in place of the environment's own.</summary>
    [Parameter]
    public Uri? Uri { get; set; }

    [Parameter]
    public Uri? Proxy { get; set; }

    [Parameter]
    [AllowEmptyString]
    [ValidatePattern("^([0-9]{8})?$")]
    public string? ApiVersion { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override async Task ProcessAsync()
    {
        var store = Connector.Profiles();
        var profile = store.Get(Name[0]);
        if (Uri is not null) ConnectionOptions.For(profile.Environment, Uri);
        if (Default) profile.IsDefault = true;
        if (Has(nameof(AccountNumber))) profile.AccountNumber = AccountNumber?.FirstOrDefault();
        if (Has(nameof(Uri))) profile.Uri = Uri;
        if (Has(nameof(Proxy))) profile.Proxy = Proxy;
        if (Has(nameof(ApiVersion))) profile.ApiVersion = string.IsNullOrEmpty(ApiVersion) ? null : ApiVersion;
        if (!await ShouldAsync($"profile '{profile.Name}' ({profile.Environment})", "Change").ConfigureAwait(false)) return;
        await store.SaveAsync(profile, credential: null, CancelToken).ConfigureAwait(false);
        if (PassThru) Output(profile);
    }
}
