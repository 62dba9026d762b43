using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>The venue's two searches: by the beginning of a symbol, and by any word.</summary>
public sealed class SearchApi(RestClient rest)
{
    public const int MostHits = 100;

    public IAsyncEnumerable<SymbolSearchResult> SymbolsAsync(string beginning, CancellationToken cancellationToken) =>
        rest.ListAsync<SymbolSearchResult>(ApiRequest.Get($"/symbols/search/{beginning:symbol}") with { Target = beginning }, cancellationToken);

    public IAsyncEnumerable<InstrumentSearchResult> InstrumentsAsync(InstrumentSearch search, CancellationToken cancellationToken) => rest.ListAsync<InstrumentSearchResult>(
        ApiRequest.Get($"/instruments/search") with
        {
            Target = search.Query,
            Query = new QueryString()
                .Add("query", search.Query)
                .AddJoined("category", search.Categories)
                .Add("exchange", search.Exchange)
                .Add("type", search.InstrumentType is { } type ? Json.Wire.Text(type) : null)
                .AddDate("from-date", search.TradesUntil)
                .Add("limit", search.Limit),
        },
        cancellationToken);
}

/// <summary>What to search for.</summary>
public sealed record InstrumentSearch
{
    public string? Query { get; init; }

    public IReadOnlyCollection<string>? Categories { get; init; }

    public string? Exchange { get; init; }

    public InstrumentType? InstrumentType { get; init; }

    /// <summary>Only what trades on this date or longer.</summary>
    public DateTime? TradesUntil { get; init; }

    /// <summary>At most this many hits, up to <see cref="SearchApi.MostHits"/>.</summary>
    public int? Limit { get; init; }
}
