using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyWatchlist: the user's own lists, the published ones, or the published pairs.</summary>
[Cmdlet(VerbsCommon.Get, "TastyWatchlist", DefaultParameterSetName = OwnSet)]
[OutputType(typeof(Watchlist), ParameterSetName = [OwnSet, PublicSet])]
[OutputType(typeof(PairsWatchlist), ParameterSetName = [PairsSet])]
public sealed class GetTastyWatchlistCommand : TastySessionCmdlet
{
    private const string OwnSet = "Own";
    private const string PublicSet = "Public";
    private const string PairsSet = "Pairs";

    /// <summary>A name, or a pattern; all lists without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WatchlistNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The lists that the venue publishes.</summary>
    [Parameter(ParameterSetName = PublicSet, Mandatory = true)]
    public SwitchParameter Public { get; set; }

    /// <summary>Without the entries: a smaller answer where all lists are asked for.</summary>
    [Parameter(ParameterSetName = PublicSet)]
    public SwitchParameter NameOnly { get; set; }

    /// <summary>The pairs that the venue publishes.</summary>
    [Parameter(ParameterSetName = PairsSet, Mandatory = true)]
    public SwitchParameter Pairs { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        var (lists, connection) = (client.Watchlists, client.Connection);
        return ParameterSetName switch
        {
            PublicSet => FindAsync(() => lists.ListPublicAsync(NameOnly, CancelToken), n => lists.GetPublicAsync(n, CancelToken), l => l.Name, connection.PublicWatchlistNames, "published"),
            PairsSet => FindAsync(() => lists.ListPairsAsync(CancelToken), n => lists.GetPairsAsync(n, CancelToken), l => l.Name, connection.PairsWatchlistNames, "pairs"),
            _ => FindAsync(() => lists.ListAsync(CancelToken), n => lists.GetAsync(n, CancelToken), l => l.Name, connection.WatchlistNames, "watchlist"),
        };
    }

    private async Task FindAsync<T>(Func<IAsyncEnumerable<T>> all, Func<string, Task<T>> one, Func<T, string?> nameOf, SeenNames seen, string kind)
        where T : class
    {
        if (Name is null)
        {
            await foreach (var list in all().ConfigureAwait(false)) Give(list);
            return;
        }
        await EachAsync(Name, async name =>
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name))
            {
                Give(await one(WildcardPattern.Unescape(name)).ConfigureAwait(false));
                return;
            }
            var pattern = Patterns.Of(name);
            await foreach (var list in all().ConfigureAwait(false))
                // A list may be named [x]: then it is meant by that.
                if (nameOf(list) is { } known && (known == name || pattern.IsMatch(known))) Give(list);
        }).ConfigureAwait(false);

        void Give(T list)
        {
            seen.Add(nameOf(list), kind);
            Output(list);
        }
    }
}
