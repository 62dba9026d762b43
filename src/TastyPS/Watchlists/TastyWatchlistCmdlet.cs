using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The rung of cmdlets that change a watchlist which is there: read, change, ask, look whether it is still the same, write.
/// The venue only replaces whole lists.
/// </summary>
public abstract class TastyWatchlistCmdlet : TastySessionCmdlet
{
    /// <summary>The watchlist, or several.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(WatchlistNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Write the list as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Makes one change in each list.</summary>
    /// <param name="client">The way to the lists.</param>
    /// <param name="names">The lists.</param>
    /// <param name="action">What is done, for the question.</param>
    /// <param name="change">The whole new list; null where nothing is to be changed.</param>
    private protected Task ChangeAsync(TastyClient client, IEnumerable<string> names, string action, Func<Watchlist, WatchlistRequest?> change) => EachAsync(names, async name =>
    {
        var list = await client.Watchlists.GetAsync(name, CancelToken).ConfigureAwait(false);
        if (change(list) is not { } changed) Verbose($"The watchlist '{name}' is so already.");
        else if (await ShouldAsync($"watchlist '{name}' ({client.Connection.Options.Environment})", action).ConfigureAwait(false))
            list = await client.Watchlists.ReplaceAsync(list, changed, CancelToken).ConfigureAwait(false);
        else return;
        client.Connection.WatchlistNames.Add(name, "watchlist");
        if (PassThru) Output(list);
    });
}
