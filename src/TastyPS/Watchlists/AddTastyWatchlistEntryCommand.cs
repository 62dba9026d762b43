using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Add-TastyWatchlistEntry: puts symbols into watchlists; one that is there stays where it is.</summary>
[Cmdlet(VerbsCommon.Add, "TastyWatchlistEntry", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Watchlist))]
public sealed class AddTastyWatchlistEntryCommand : TastyWatchlistEntryCmdlet
{
    private protected override Task RunAsync(TastyClient client, string name, IReadOnlyList<string> symbols) =>
        ChangeAsync(client, [name], $"Add {string.Join(", ", symbols)}", list => WatchlistEdit.Add(list, symbols));
}
