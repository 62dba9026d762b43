using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>Lists of symbols: the user's own with their whole life, the published ones, and pairs.</summary>
public sealed class WatchlistsApi(RestClient rest)
{
    public IAsyncEnumerable<Watchlist> ListAsync(CancellationToken cancellationToken) => rest.ListAsync<Watchlist>(ApiRequest.Get($"/watchlists"), cancellationToken);

    public Task<Watchlist> GetAsync(string name, CancellationToken cancellationToken) =>
        rest.ObjectAsync<Watchlist>(ApiRequest.Get($"/watchlists/{name:name}") with { Target = name }, cancellationToken);

    /// <param name="countsOnly">Leaves the entries out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public IAsyncEnumerable<Watchlist> ListPublicAsync(bool countsOnly, CancellationToken cancellationToken) =>
        rest.ListAsync<Watchlist>(ApiRequest.Get($"/public-watchlists") with { Query = new QueryString().Add("counts-only", countsOnly ? true : null) }, cancellationToken);

    public Task<Watchlist> GetPublicAsync(string name, CancellationToken cancellationToken) =>
        rest.ObjectAsync<Watchlist>(ApiRequest.Get($"/public-watchlists/{name:name}") with { Target = name }, cancellationToken);

    public IAsyncEnumerable<PairsWatchlist> ListPairsAsync(CancellationToken cancellationToken) =>
        rest.ListAsync<PairsWatchlist>(ApiRequest.Get($"/pairs-watchlists"), cancellationToken);

    public Task<PairsWatchlist> GetPairsAsync(string name, CancellationToken cancellationToken) =>
        rest.ObjectAsync<PairsWatchlist>(ApiRequest.Get($"/pairs-watchlists/{name:name}") with { Target = name }, cancellationToken);

    /// <exception cref="TastyException">The name is one that no path can hold: the list could never be read, changed or removed.</exception>
    public Task<Watchlist> CreateAsync(WatchlistRequest list, CancellationToken cancellationToken)
    {
        if (list.Name is null or "" or "." or "..") throw new TastyException(ErrorIds.PathSegment, $"'{list.Name}' cannot be the name of a watchlist.", "Give it another name.") { Target = list.Name };
        return rest.ObjectAsync<Watchlist>(ApiRequest.Post($"/watchlists", TastyJson.Write(list)) with { Target = list.Name }, cancellationToken);
    }

    /// <summary>
    /// Stores a changed list over the one it was made from. The venue only replaces whole lists, so what somebody else added since
    /// would be lost: the list is read once more, and where it is no longer as it was, nothing is written.
    /// </summary>
    /// <param name="read">The list as it was when the change was made.</param>
    /// <param name="changed">The whole new list.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyException">It has changed meanwhile.</exception>
    public async Task<Watchlist> ReplaceAsync(Watchlist read, WatchlistRequest changed, CancellationToken cancellationToken)
    {
        var name = read.Name ?? "";
        var now = await GetAsync(name, cancellationToken).ConfigureAwait(false);
        if (!TastyJson.Write(read).AsSpan().SequenceEqual(TastyJson.Write(now)))
            throw new TastyException(ErrorIds.WatchlistChanged, $"The watchlist '{name}' was changed by somebody else meanwhile; nothing was written.", "Repeat the command: it starts from the list as it is now.") { Target = name };
        return await rest.ObjectAsync<Watchlist>(ApiRequest.Put($"/watchlists/{name:name}", TastyJson.Write(changed)) with { Target = name }, cancellationToken).ConfigureAwait(false);
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => rest.SendAsync(ApiRequest.Delete($"/watchlists/{name:name}") with { Target = name }, cancellationToken);
}
