using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyQuoteAlert: the prices that the venue watches for the user, and those that were reached.</summary>
[Cmdlet(VerbsCommon.Get, "TastyQuoteAlert")]
[OutputType(typeof(QuoteAlert))]
public sealed class GetTastyQuoteAlertCommand : TastySessionCmdlet
{
    /// <summary>Only alerts of these symbols; patterns are taken too.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation(AllowWildcards = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var patterns = Symbol?.Select(s => Patterns.Of(s)).ToList();
        await foreach (var alert in client.QuoteAlerts.ListAsync(CancelToken).ConfigureAwait(false))
        {
            client.Connection.QuoteAlertIds.Add(alert.AlertExternalId, alert.ToString());
            if (patterns is null || patterns.Exists(p => p.IsMatch(alert.Symbol ?? ""))) Output(alert);
        }
    }
}
