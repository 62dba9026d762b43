using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Remove-TastyWatchlistEntry: takes symbols out of watchlists; one that is not there is no error.</summary>
[Cmdlet(VerbsCommon.Remove, "TastyWatchlistEntry", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Watchlist))]
public sealed class RemoveTastyWatchlistEntryCommand : TastyWatchlistEntryCmdlet
{
    private protected override Task RunAsync(TastyClient client, string name, IReadOnlyList<string> symbols) =>
        ChangeAsync(client, [name], $"Remove {string.Join(", ", symbols)}", list => WatchlistEdit.Remove(list, symbols));
}
