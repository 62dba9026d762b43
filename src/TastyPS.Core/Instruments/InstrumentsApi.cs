using System.Runtime.CompilerServices;
using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>What can be traded: instruments of every class, and the products that futures and their options belong to.</summary>
public sealed class InstrumentsApi(RestClient rest)
{
    /// <summary>All equities that fit; some 25,000 without a filter.</summary>
    public Paged<Equity> Equities(EquityFilter filter, int? first = null) => rest.Pages<Equity>(
        ApiRequest.Get($"/instruments/equities") with
        {
            Query = new QueryString()
                .Add("is-etf", filter.IsEtf)
                .Add("is-index", filter.IsIndex)
                .Add("lendability", Text(filter.Lendability)),
        },
        perPage: 1000, first);

    /// <summary>The equities that trade now.</summary>
    public Paged<Equity> ActiveEquities(Lendability? lendability, int? first = null) => rest.Pages<Equity>(
        ApiRequest.Get($"/instruments/equities/active") with { Query = new QueryString().Add("lendability", Text(lendability)) },
        perPage: 1000, first);

    public IAsyncEnumerable<Equity> EquitiesAsync(IEnumerable<string> symbols, CancellationToken cancellationToken) => EquitiesByName.FindAsync(symbols, cancellationToken);

    /// <param name="active">True for an error where the contract no longer trades; null for any.</param>
    public IAsyncEnumerable<EquityOption> EquityOptionsAsync(IEnumerable<string> symbols, bool? active, CancellationToken cancellationToken) => new SymbolLookup<EquityOption>(
        rest, "equity option",
        s => Lasting(ApiRequest.Get($"/instruments/equity-options/{s:symbol}")) with { Query = new QueryString().Add("active", active) },
        many: null,
        o => o.Symbol).FindAsync(symbols, cancellationToken);

    public IAsyncEnumerable<FutureOption> FutureOptionsAsync(IEnumerable<string> symbols, CancellationToken cancellationToken) => new SymbolLookup<FutureOption>(
        rest, "future option",
        s => Lasting(ApiRequest.Get($"/instruments/future-options/{s:symbol}")),
        many: null,
        o => o.Symbol).FindAsync(symbols, cancellationToken);

    /// <summary>The futures of products, or all.</summary>
    public Paged<Future> Futures(FutureFilter filter, int? first = null) => rest.Pages<Future>(
        ApiRequest.Get($"/instruments/futures") with
        {
            Life = CacheLife.Hour,
            Query = new QueryString()
                .AddEach("product-code[]", filter.ProductCodes?.Select(c => c.TrimStart('/')))
                .AddEach("security-id[]", filter.SecurityIds)
                .Add("exchange", filter.Exchange)
                .Add("only-active-futures", filter.IncludeInactive ? false : null),
        },
        perPage: 1000, first);

    public IAsyncEnumerable<Future> FuturesAsync(IEnumerable<string> symbols, CancellationToken cancellationToken) => new SymbolLookup<Future>(
        rest, "future",
        s => Lasting(ApiRequest.Get($"/instruments/futures/{s.TrimStart('/'):symbol}")),
        many => Lasting(ApiRequest.Get($"/instruments/futures")) with
        {
            Query = new QueryString().AddEach("symbol[]", many.Select(s => s.TrimStart('/'))).Add("only-active-futures", false),
        },
        f => f.Symbol).FindAsync(symbols, cancellationToken);

    public IAsyncEnumerable<Cryptocurrency> CryptocurrenciesAsync(IEnumerable<string>? symbols, CancellationToken cancellationToken) => symbols is null
        ? rest.ListAsync<Cryptocurrency>(Lasting(ApiRequest.Get($"/instruments/cryptocurrencies")), cancellationToken)
        : new SymbolLookup<Cryptocurrency>(
            rest, "cryptocurrency",
            s => Lasting(ApiRequest.Get($"/instruments/cryptocurrencies/{s:symbol}")),
            many => Lasting(Many(ApiRequest.Get($"/instruments/cryptocurrencies"), many)),
            c => c.Symbol).FindAsync(symbols, cancellationToken);

    public IAsyncEnumerable<Warrant> WarrantsAsync(IEnumerable<string>? symbols, CancellationToken cancellationToken) => symbols is null
        ? rest.ListAsync<Warrant>(Lasting(ApiRequest.Get($"/instruments/warrants")), cancellationToken)
        : WarrantsByName.FindAsync(symbols, cancellationToken);

    public Paged<FutureProduct> FutureProducts() => rest.Pages<FutureProduct>(ApiRequest.Get($"/instruments/future-products") with { Life = CacheLife.Day }, perPage: 1000);

    public Task<FutureProduct> FutureProductAsync(string exchange, string code, CancellationToken cancellationToken) => rest.ObjectAsync<FutureProduct>(
        ApiRequest.Get($"/instruments/future-products/{exchange:exchange}/{code.TrimStart('/'):code}") with { Life = CacheLife.Day, Target = code }, cancellationToken);

    /// <summary>A product whose exchange is not said: found in the list of all, which is small.</summary>
    public async Task<FutureProduct> FutureProductAsync(string code, CancellationToken cancellationToken)
    {
        var wanted = code.TrimStart('/');
        await foreach (var product in FutureProducts().WithCancellation(cancellationToken).ConfigureAwait(false))
            if (string.Equals(product.Code, wanted, StringComparison.OrdinalIgnoreCase)) return product;
        throw new TastyException(ErrorIds.InstrumentUnknown, $"The venue knows no futures product '{wanted}'.", "Get-TastyFutureProduct lists them.") { Target = code };
    }

    /// <summary>The products as they were last listed; nothing is asked.</summary>
    public static IReadOnlyList<FutureProduct> KeptProducts(ReferenceCache? cache) =>
        cache?.Peek("/instruments/future-products?page-offset=0&per-page=1000") is { } body ? TastyJson.ReadItems<FutureProduct>(body).Items : [];

    /// <summary>
    /// The instruments of any symbols, in their order; each class is asked for in its own way. A ticker that is no equity is
    /// looked for among the warrants; a futures product (<c>/ES</c>) gives the product.
    /// </summary>
    public async IAsyncEnumerable<TastyObject> FindAsync(IReadOnlyList<string> symbols, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<string, TastyObject>(StringComparer.Ordinal);
        foreach (var group in symbols.Distinct(StringComparer.Ordinal).GroupBy(ClassOf))
            await foreach (var (symbol, instrument) in OfClassAsync(group.Key, [.. group], cancellationToken).ConfigureAwait(false))
                found[symbol] = instrument;
        foreach (var symbol in symbols)
            if (found.GetValueOrDefault(symbol) is { } instrument) yield return instrument;
    }

    public Paged<FutureOptionProduct> FutureOptionProducts() => rest.Pages<FutureOptionProduct>(ApiRequest.Get($"/instruments/future-option-products") with { Life = CacheLife.Day }, perPage: 1000);

    /// <param name="exchange">Null where the root alone says it all, as it does today.</param>
    public Task<FutureOptionProduct> FutureOptionProductAsync(string? exchange, string root, CancellationToken cancellationToken) => rest.ObjectAsync<FutureOptionProduct>(
        (exchange is null
            ? ApiRequest.Get($"/instruments/future-option-products/{root:root}")
            : ApiRequest.Get($"/instruments/future-option-products/{exchange:exchange}/{root:root}")) with { Life = CacheLife.Day, Target = root }, cancellationToken);

    public IAsyncEnumerable<QuantityDecimalPrecision> PrecisionsAsync(CancellationToken cancellationToken) =>
        rest.ListAsync<QuantityDecimalPrecision>(ApiRequest.Get($"/instruments/quantity-decimal-precisions") with { Life = CacheLife.Day }, cancellationToken);

    private SymbolLookup<Equity> EquitiesByName => new(
        rest, "equity",
        s => Lasting(ApiRequest.Get($"/instruments/equities/{s:symbol}")),
        many => Lasting(Many(ApiRequest.Get($"/instruments/equities"), many)),
        e => e.Symbol);

    private SymbolLookup<Warrant> WarrantsByName => new(
        rest, "warrant",
        s => Lasting(ApiRequest.Get($"/instruments/warrants/{s:symbol}")),
        many => Lasting(Many(ApiRequest.Get($"/instruments/warrants"), many)),
        w => w.Symbol);

    private static InstrumentType ClassOf(string symbol) => Symbol.Parse(symbol) switch
    {
        { InstrumentType: InstrumentType.Index } => InstrumentType.Equity,
        var other => other.InstrumentType,
    };

    private async IAsyncEnumerable<(string Symbol, TastyObject Instrument)> OfClassAsync(InstrumentType type, List<string> symbols, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        switch (type)
        {
            case InstrumentType.EquityOption:
                await foreach (var option in EquityOptionsAsync(symbols, active: null, cancellationToken).ConfigureAwait(false)) yield return (option.Symbol ?? "", option);
                break;
            case InstrumentType.FutureOption:
                await foreach (var option in FutureOptionsAsync(symbols, cancellationToken).ConfigureAwait(false)) yield return (option.Symbol ?? "", option);
                break;
            case InstrumentType.Future:
                foreach (var product in symbols.Where(s => Symbol.Parse(s).ContractMonth is null))
                    if (await TryProductAsync(product, cancellationToken).ConfigureAwait(false) is { } known) yield return (product, known);
                await foreach (var future in FuturesAsync(symbols.Where(s => Symbol.Parse(s).ContractMonth is not null), cancellationToken).ConfigureAwait(false)) yield return (future.Symbol ?? "", future);
                break;
            case InstrumentType.Cryptocurrency:
                await foreach (var pair in CryptocurrenciesAsync(symbols, cancellationToken).ConfigureAwait(false)) yield return (pair.Symbol ?? "", pair);
                break;
            case InstrumentType.Equity:
                var others = new List<string>();
                await foreach (var equity in EquitiesByName.FindAsync(symbols, cancellationToken, others.Add).ConfigureAwait(false)) yield return (equity.Symbol ?? "", equity);
                await foreach (var warrant in WarrantsByName.FindAsync(others, cancellationToken, NoTicker).ConfigureAwait(false)) yield return (warrant.Symbol ?? "", warrant);
                break;
            default:
                foreach (var symbol in symbols) rest.Sink.Error(Unknown(type.ToString(), symbol));
                break;
        }
    }

    private async Task<FutureProduct?> TryProductAsync(string symbol, CancellationToken cancellationToken)
    {
        try
        {
            return await FutureProductAsync(symbol, cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            rest.Sink.Error(e);
            return null;
        }
    }

    private void NoTicker(string symbol) => rest.Sink.Error(Unknown("equity, index or warrant", symbol));

    internal static TastyException Unknown(string kind, string symbol) => new(
        ErrorIds.InstrumentUnknown, $"The venue knows no {kind} '{symbol}'.", "Find-TastySymbol and Find-TastyInstrument search by a part of the symbol or of the name.") { Target = symbol };

    private static ApiRequest Lasting(ApiRequest call) => call with { Life = CacheLife.Hour };

    private static ApiRequest Many(ApiRequest call, IReadOnlyList<string> symbols) => call with { Query = new QueryString().AddEach("symbol[]", symbols) };

    private static string? Text(Lendability? lendability) => lendability is { } value ? Wire.Text(value) : null;
}
