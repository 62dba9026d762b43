using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>What only the venue knows and an order is checked against: price steps, decimal places, what the account may do.</summary>
internal sealed class OrderFacts(RestClient rest, FactCache cache)
{
    private static readonly TimeSpan OfADay = TimeSpan.FromHours(6);
    private static readonly TimeSpan OfAMoment = TimeSpan.FromMinutes(5);

    /// <summary>The price steps of one leg; null where the venue does not name them.</summary>
    public async Task<IReadOnlyCollection<TickSize>?> TicksAsync(OrderLegRequest leg, CancellationToken cancellationToken)
    {
        var symbol = Symbol.Parse(leg.Symbol!);
        switch (leg.InstrumentType)
        {
            case InstrumentType.Equity:
                return (await EquityAsync(symbol.ToApi(), cancellationToken).ConfigureAwait(false))?.TickSizes;
            case InstrumentType.EquityOption:
                return (await EquityAsync(symbol.Underlying!, cancellationToken).ConfigureAwait(false))?.OptionTickSizes;
            case InstrumentType.Future:
                return (await FutureAsync(symbol.ToApi(), cancellationToken).ConfigureAwait(false)) is { } future ? Rows(future.TickSizes, future.TickSize) : null;
            case InstrumentType.FutureOption:
                return (await FutureAsync(symbol.Underlying!, cancellationToken).ConfigureAwait(false))?.OptionTickSizes;
            default:
                return null;
        }
    }

    /// <summary>The finest step of the net price of a spread with this leg; null where the venue names none.</summary>
    public async Task<decimal?> SpreadTickAsync(OrderLegRequest leg, CancellationToken cancellationToken)
    {
        var rows = leg.InstrumentType == InstrumentType.FutureOption && await FutureAsync(Symbol.Parse(leg.Symbol!).Underlying!, cancellationToken).ConfigureAwait(false) is { SpreadTickSizes: { Count: > 0 } ofSpreads }
            ? ofSpreads
            : await TicksAsync(leg, cancellationToken).ConfigureAwait(false);
        return rows?.Min(r => r.Value) is > 0 and var finest ? finest : null;
    }

    /// <summary>The decimal places that a quantity of a cryptocurrency or of shares may have.</summary>
    public async Task<int?> DecimalsAsync(OrderLegRequest leg, CancellationToken cancellationToken)
    {
        var rows = await cache.GetAsync("decimals", OfADay, async () => (await rest.PageAsync<QuantityDecimalPrecision>(ApiRequest.Get($"/instruments/quantity-decimal-precisions"), cancellationToken).ConfigureAwait(false)).Items).ConfigureAwait(false);
        var ofClass = rows!.Where(r => r.InstrumentType == leg.InstrumentType).ToList();
        return (ofClass.Find(r => r.Symbol == leg.Symbol) ?? ofClass.Find(r => string.IsNullOrEmpty(r.Symbol)))?.Value;
    }

    /// <summary>Dollars a point of one contract or share; null where the venue does not say.</summary>
    public async Task<decimal?> MultiplierAsync(OrderLegRequest leg, CancellationToken cancellationToken)
    {
        var symbol = Symbol.Parse(leg.Symbol!);
        return leg.InstrumentType switch
        {
            InstrumentType.Equity or InstrumentType.Cryptocurrency => 1,
            // A corporate action leaves a root with a digit behind, and another number of shares.
            InstrumentType.EquityOption when !char.IsAsciiDigit(symbol.Root[^1]) => 100,
            InstrumentType.EquityOption => (await AskAsync<EquityOption>("option " + leg.Symbol, ApiRequest.Get($"/instruments/equity-options/{symbol.ToApi():symbol}"), cancellationToken).ConfigureAwait(false))?.SharesPerContract,
            InstrumentType.Future => (await FutureAsync(symbol.ToApi(), cancellationToken).ConfigureAwait(false))?.NotionalMultiplier,
            InstrumentType.FutureOption => (await FutureAsync(symbol.Underlying!, cancellationToken).ConfigureAwait(false))?.NotionalMultiplier,
            _ => null,
        };
    }

    public async Task<TradingStatus> StatusAsync(string accountNumber, CancellationToken cancellationToken) =>
        (await cache.GetAsync("status " + accountNumber, OfAMoment, async () => (TradingStatus?)await new AccountsApi(rest).TradingStatusAsync(accountNumber, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false))!;

    public Task<Equity?> EquityAsync(string symbol, CancellationToken cancellationToken) => AskAsync<Equity>("equity " + symbol, ApiRequest.Get($"/instruments/equities/{symbol:symbol}"), cancellationToken);

    private Task<Future?> FutureAsync(string symbol, CancellationToken cancellationToken) => AskAsync<Future>("future " + symbol, ApiRequest.Get($"/instruments/futures/{symbol:symbol}"), cancellationToken);

    // An instrument that the venue does not know is the venue's to refuse: an index option's underlying is no equity.
    private Task<T?> AskAsync<T>(string key, ApiRequest call, CancellationToken cancellationToken)
        where T : class => cache.GetAsync(key, OfADay, async () =>
    {
        try
        {
            return await rest.ObjectAsync<T>(call, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.ErrorId is ErrorIds.ApiNotFound)
        {
            return null;
        }
    });

    private static TastyList<TickSize>? Rows(TastyList<TickSize>? rows, decimal? single) => rows is { Count: > 0 } ? rows : single is null ? null : [new TickSize { Value = single }];
}
