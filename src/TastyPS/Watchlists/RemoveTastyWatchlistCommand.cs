using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Remove-TastyWatchlist: deletes lists of the user's own. Names are taken as they are, never as patterns.</summary>
[Cmdlet(VerbsCommon.Remove, "TastyWatchlist", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Watchlist))]
public sealed class RemoveTastyWatchlistCommand : TastySessionCmdlet
{
    /// <summary>The watchlist, or several.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(WatchlistNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Write the list that was deleted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override Task RunAsync(TastyClient client) => EachAsync(Name, async name =>
    {
        if (!await ShouldAsync($"watchlist '{name}' ({client.Connection.Options.Environment})", "Delete").ConfigureAwait(false)) return;
        // Read before, because whether the answer to a deletion holds the list is not the same everywhere.
        var list = PassThru ? await client.Watchlists.GetAsync(name, CancelToken).ConfigureAwait(false) : null;
        await client.Watchlists.DeleteAsync(name, CancelToken).ConfigureAwait(false);
        client.Connection.WatchlistNames.Remove(name);
        if (list is not null) Output(list);
    });
}
