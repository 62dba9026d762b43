using System.Runtime.CompilerServices;
using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>Prices of one moment, and the figures that change by the day: volatility, dividends, earnings.</summary>
public sealed class MarketDataApi(TastyClient client)
{
    /// <summary>The most symbols that one call takes.</summary>
    public const int PerCall = 100;

    private RestClient Rest => client.Rest;

    /// <summary>
    /// Prices in the order of the symbols. Each symbol is asked for in the class of its own form, or in the one beside it; a futures
    /// product stands for its active contract. What the venue has no price of is an error of its own.
    /// </summary>
    public async IAsyncEnumerable<MarketData> FindAsync(IEnumerable<(string Symbol, InstrumentType? Type)> symbols, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var classes = new Dictionary<string, InstrumentType>(StringComparer.Ordinal);
        foreach (var (symbol, type) in await AskableAsync(symbols, cancellationToken).ConfigureAwait(false)) classes.TryAdd(symbol, type);
        var lookup = new SymbolLookup<MarketData>(Rest, "prices", s => ApiRequest.Get($"/market-data/{EnumWords.Of(classes[s].ToString()):type}/{s:symbol}"), ByType, d => d.Symbol, isListForOne: true);
        await foreach (var data in lookup.FindAsync(classes.Keys, cancellationToken, Missing).ConfigureAwait(false)) yield return data;

        ApiRequest ByType(IReadOnlyList<string> some)
        {
            var query = new QueryString();
            foreach (var group in some.GroupBy(s => Parameters[classes[s]]).OrderBy(g => g.Key, StringComparer.Ordinal)) query.AddJoined(group.Key, [.. group]);
            return ApiRequest.Get($"/market-data/by-type") with { Query = query, Target = some is [var one] ? one : null };
        }

        void Missing(string symbol) => Rest.Sink.Error(new TastyException(ErrorIds.MarketDataNone, $"The venue has no prices of '{symbol}'.", "Get-TastyInstrument shows whether it exists and trades; -InstrumentType names another class.") { Target = symbol });
    }

    /// <summary>Volatility, liquidity, earnings and dividends of underlyings, in the order of the symbols.</summary>
    public async IAsyncEnumerable<MarketMetric> MetricsAsync(IEnumerable<string> symbols, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in symbols.Distinct(StringComparer.Ordinal).Chunk(PerCall))
        {
            var page = await Rest.PageAsync<MarketMetric>(ApiRequest.Get($"/market-metrics") with { Query = new QueryString().AddJoined("symbols", chunk), Target = chunk is [var one] ? one : null }, cancellationToken).ConfigureAwait(false);
            var answers = page.Items.DistinctBy(m => m.Symbol).ToDictionary(m => m.Symbol ?? "", StringComparer.OrdinalIgnoreCase);
            foreach (var symbol in chunk)
            {
                if (answers.GetValueOrDefault(symbol) is { } metric) yield return metric;
                else Rest.Sink.Error(new TastyException(ErrorIds.MarketDataNone, $"The venue has no metrics of '{symbol}'.", "Metrics are of underlyings: shares, ETFs, indices and futures products.") { Target = symbol });
            }
        }
    }

    /// <summary>The dividends that were paid, newest first.</summary>
    public async IAsyncEnumerable<Dividend> DividendsAsync(string symbol, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var dividend in Rest.ListAsync<Dividend>(ApiRequest.Get($"/market-metrics/historic-corporate-events/dividends/{symbol:symbol}") with { Target = symbol }, cancellationToken).ConfigureAwait(false))
        {
            dividend.Symbol = symbol;
            yield return dividend;
        }
    }

    /// <summary>The earnings that were reported from a date on, newest first.</summary>
    public async IAsyncEnumerable<Earning> EarningsAsync(string symbol, DateTime start, DateTime? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = ApiRequest.Get($"/market-metrics/historic-corporate-events/earnings-reports/{symbol:symbol}") with { Target = symbol, Query = new QueryString().AddDate("start-date", start).AddDate("end-date", end) };
        await foreach (var earning in Rest.ListAsync<Earning>(call, cancellationToken).ConfigureAwait(false))
        {
            earning.Symbol = symbol;
            yield return earning;
        }
    }

    /// <summary>The key to the quote stream, good for a day.</summary>
    public Task<QuoteToken> QuoteTokenAsync(CancellationToken cancellationToken) => Rest.ObjectAsync<QuoteToken>(ApiRequest.Get($"/api-quote-tokens"), cancellationToken);

    /// <summary>The risk-free rate that margin is computed with; told to everybody.</summary>
    public Task<MarginConfiguration> MarginConfigurationAsync(CancellationToken cancellationToken) =>
        Rest.ObjectAsync<MarginConfiguration>(ApiRequest.Get($"/margin-requirements-public-configuration") with { IsAnonymous = true, Life = CacheLife.Day }, cancellationToken);

    /// <summary>Contracts in place of products, each with its class; what has none is set aside as an error.</summary>
    private async Task<List<(string Symbol, InstrumentType Type)>> AskableAsync(IEnumerable<(string Symbol, InstrumentType? Type)> symbols, CancellationToken cancellationToken)
    {
        var askable = new List<(string, InstrumentType)>();
        foreach (var (symbol, type) in symbols)
        {
            if (ClassOf(symbol, type) is var asked && Parameters.ContainsKey(asked)) askable.Add((IsProduct(symbol) ? await ActiveContractAsync(symbol, cancellationToken).ConfigureAwait(false) : symbol, asked));
            else Rest.Sink.Error(new TastyException(ErrorIds.MarketDataNone, $"The venue gives no prices of '{symbol}', for want of its class.", "It has prices of shares, indices, warrants, options, futures, future options and cryptocurrencies.") { Target = symbol });
        }
        return askable;
    }

    private async Task<string> ActiveContractAsync(string product, CancellationToken cancellationToken)
    {
        await foreach (var future in client.Instruments.Futures(new() { ProductCodes = [product] }).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (future is { ActiveMonth: true, Symbol: { } symbol }) return symbol;
        return product;
    }

    private static bool IsProduct(string text) => Symbol.Parse(text) is { InstrumentType: InstrumentType.Future, ContractMonth: null };

    private static InstrumentType ClassOf(string symbol, InstrumentType? type)
    {
        var form = Symbol.Parse(symbol).InstrumentType;
        // The venue calls an index an equity in its lists; by its form it is one that has no bid.
        return type is null or InstrumentType.Unknown || (type == InstrumentType.Equity && form == InstrumentType.Index) ? form : type.Value;
    }

    private static readonly Dictionary<InstrumentType, string> Parameters = new()
    {
        [InstrumentType.Cryptocurrency] = "cryptocurrency",
        [InstrumentType.EquityOption] = "equity-option",
        [InstrumentType.Future] = "future",
        [InstrumentType.FutureOption] = "future-option",
        [InstrumentType.Index] = "index",
        [InstrumentType.Equity] = "equity",
        [InstrumentType.Warrant] = "equity",
    };
}
