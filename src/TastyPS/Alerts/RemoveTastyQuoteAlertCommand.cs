using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Remove-TastyQuoteAlert: deletes alerts, watched or reached.</summary>
[Cmdlet(VerbsCommon.Remove, "TastyQuoteAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(string))]
public sealed class RemoveTastyQuoteAlertCommand : TastySessionCmdlet
{
    /// <summary>The alert, or several, by the venue's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(QuoteAlertIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] AlertExternalId { get; set; } = [];

    /// <summary>Write the ids of the alerts that were deleted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override Task RunAsync(TastyClient client) => EachAsync(AlertExternalId, async id =>
    {
        if (!await ShouldAsync($"quote alert {id} ({client.Connection.Options.Environment})", "Delete").ConfigureAwait(false)) return;
        await client.QuoteAlerts.DeleteAsync(id, CancelToken).ConfigureAwait(false);
        client.Connection.QuoteAlertIds.Remove(id);
        if (PassThru) Output(id);
    });
}
