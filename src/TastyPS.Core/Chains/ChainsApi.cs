using System.Net;
using System.Runtime.CompilerServices;
using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>
/// Option chains. A symbol finds its chain by itself: a ticker or an index root that of the underlying, a futures product
/// (<c>/ES</c>) or contract (<c>/ESZ6</c>) that of the product.
/// </summary>
public sealed class ChainsApi(TastyClient client)
{
    private RestClient Rest => client.Rest;

    /// <summary>Whether a symbol's chain is one of future options.</summary>
    public static bool IsOfFuture(string symbol) => ChainKey.Of(symbol).IsFuture;

    /// <summary>Options one by one (<see cref="EquityOption"/> or <see cref="FutureOption"/>), by date, strike, calls before puts.</summary>
    public IAsyncEnumerable<TastyObject> OptionsAsync(string symbol, ChainFilter filter, CancellationToken cancellationToken)
    {
        var chain = ChainKey.Of(symbol);
        return chain.IsFuture
            ? OptionsAsync<FutureOption>(Lasting(ApiRequest.Get($"/futures-option-chains/{chain.Code:code}"), chain), chain, filter, cancellationToken)
            : OptionsAsync<EquityOption>(Lasting(ApiRequest.Get($"/option-chains/{chain.Code:symbol}"), chain), chain, filter, cancellationToken);
    }

    /// <summary>The options of an underlying, one chain a root, by expiration and strike.</summary>
    public async Task<IReadOnlyList<NestedOptionChain>> NestedAsync(string symbol, ChainFilter filter, CancellationToken cancellationToken)
    {
        var chain = ChainKey.Of(symbol);
        var roots = await RowsAsync<NestedOptionChain>(Lasting(ApiRequest.Get($"/option-chains/{chain.Code:symbol}/nested"), chain), chain, cancellationToken).ConfigureAwait(false);
        Remember(chain, roots.SelectMany(r => r.Expirations ?? []));
        foreach (var root in roots)
        {
            foreach (var expiration in root.Expirations ?? [])
            {
                expiration.UnderlyingSymbol ??= root.UnderlyingSymbol;
                expiration.RootSymbol ??= root.RootSymbol;
            }
        }
        var wanted = roots.Where(r => chain.Part is null || r.RootSymbol == chain.Part).ToList();
        var picked = await PickAsync(wanted.SelectMany(r => r.Expirations ?? []), filter, cancellationToken).ConfigureAwait(false);
        foreach (var root in wanted) root.Expirations = [.. picked.Where(e => e.RootSymbol == root.RootSymbol)];
        return wanted.FindAll(r => r.Expirations!.Count > 0);
    }

    /// <summary>The futures of a product and the options on them.</summary>
    public async Task<NestedFutureOptionChain> NestedFutureAsync(string symbol, ChainFilter filter, CancellationToken cancellationToken)
    {
        var key = ChainKey.Of(symbol);
        var answer = await RowsAsync<NestedFutureOptionChain>(Lasting(ApiRequest.Get($"/futures-option-chains/{key.Code:code}/nested"), key), key, cancellationToken).ConfigureAwait(false);
        var chain = answer is [{ OptionChains: [_, ..] } one] ? one : throw ChainKey.None(key.Name);
        Remember(key, chain.OptionChains!.SelectMany(c => c.Expirations ?? []));
        foreach (var part in chain.OptionChains!)
            part.Expirations = [.. await PickAsync((part.Expirations ?? []).Where(e => key.Part is null || e.UnderlyingSymbol == key.Part), filter, cancellationToken).ConfigureAwait(false)];
        return chain;
    }

    /// <summary>The expirations of a chain in order of date, each with its strikes.</summary>
    public async Task<IReadOnlyList<OptionExpiration>> ExpirationsAsync(string symbol, ChainFilter filter, CancellationToken cancellationToken)
    {
        var all = ChainKey.Of(symbol).IsFuture
            ? (await NestedFutureAsync(symbol, filter, cancellationToken).ConfigureAwait(false)).OptionChains!.SelectMany(c => c.Expirations!)
            : (await NestedAsync(symbol, filter, cancellationToken).ConfigureAwait(false)).SelectMany(c => c.Expirations!);
        return [.. all.OrderBy(e => e.ExpirationDate).ThenBy(e => e.RootSymbol, StringComparer.Ordinal)];
    }

    /// <summary>The symbols alone, by root and rhythm; equities only.</summary>
    public async Task<IReadOnlyList<CompactOptionChain>> CompactAsync(string symbol, CancellationToken cancellationToken)
    {
        var chain = ChainKey.Of(symbol);
        if (chain.IsFuture) throw new TastyException(ErrorIds.ParameterInvalid, "The venue has no compact chain of future options.", "Leave -Compact out, or use -Nested.") { Target = symbol };
        var rows = await RowsAsync<CompactOptionChain>(Lasting(ApiRequest.Get($"/option-chains/{chain.Code:symbol}/compact"), chain), chain, cancellationToken).ConfigureAwait(false);
        return [.. rows.Where(r => chain.Part is null || r.RootSymbol == chain.Part)];
    }

    private async IAsyncEnumerable<TastyObject> OptionsAsync<T>(ApiRequest call, ChainKey chain, ChainFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : TastyObject, IOption
    {
        var options = await RowsAsync<T>(call, chain, cancellationToken).ConfigureAwait(false);
        ChainIndex.Keep(Rest, chain, options.GroupBy(o => o.ExpirationDate).Select(g => (g.Key, g.Select(o => o.StrikePrice))));
        var clock = await client.MarketTime.ClockAsync(cancellationToken).ConfigureAwait(false);
        var groups = options.Where(o => chain.Part is null || (chain.IsFuture ? o.UnderlyingSymbol : o.ChainRoot) == chain.Part)
            .GroupBy(o => (o.ExpirationDate, o.ChainRoot, o.UnderlyingSymbol));
        var picked = filter.Expirations(groups, clock, g => g.Key.ExpirationDate, g => g.First().ExpirationType);
        var prices = await PricesAsync(picked.Select(g => g.Key.UnderlyingSymbol), filter, cancellationToken).ConfigureAwait(false);
        foreach (var group in picked)
        {
            var isWanted = filter.StrikesOf(group.Select(o => o.StrikePrice), prices.GetValueOrDefault(group.Key.UnderlyingSymbol ?? ""));
            foreach (var option in group.Where(o => isWanted(o.StrikePrice) && (filter.OptionType ?? o.OptionType) == o.OptionType).OrderBy(o => o.StrikePrice).ThenBy(o => o.OptionType))
                yield return option;
        }
    }

    /// <summary>The expirations that fit, with the strikes that fit, in order.</summary>
    private async Task<IReadOnlyList<OptionExpiration>> PickAsync(IEnumerable<OptionExpiration> expirations, ChainFilter filter, CancellationToken cancellationToken)
    {
        var clock = await client.MarketTime.ClockAsync(cancellationToken).ConfigureAwait(false);
        var picked = filter.Expirations(expirations, clock, e => e.ExpirationDate, e => e.ExpirationType);
        var prices = await PricesAsync(picked.Select(e => e.UnderlyingSymbol), filter, cancellationToken).ConfigureAwait(false);
        foreach (var expiration in picked)
        {
            var isWanted = filter.StrikesOf(expiration.Strikes?.Select(s => s.StrikePrice) ?? [], prices.GetValueOrDefault(expiration.UnderlyingSymbol ?? ""));
            OptionStrike[] strikes = [.. (expiration.Strikes ?? []).Where(s => isWanted(s.StrikePrice))];
            // The venue does not sort them.
            Array.Sort(Array.ConvertAll(strikes, s => s.StrikePrice ?? 0), strikes);
            expiration.Strikes = [.. strikes];
        }
        return picked;
    }

    /// <summary>Where the money is, asked for only when strikes around it are wanted.</summary>
    private async Task<Dictionary<string, decimal?>> PricesAsync(IEnumerable<string?> underlyings, ChainFilter filter, CancellationToken cancellationToken)
    {
        var prices = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        if (filter.StrikeCount is null) return prices;
        await foreach (var data in client.MarketData.FindAsync(underlyings.OfType<string>().Distinct().Select(s => (s, (InstrumentType?)null)), cancellationToken).ConfigureAwait(false))
            prices[data.Symbol ?? ""] = data.Mark ?? data.Last ?? data.Close ?? data.PrevClose;
        return prices;
    }

    private async Task<IReadOnlyList<T>> RowsAsync<T>(ApiRequest call, ChainKey chain, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var page = await Rest.PageAsync<T>(call, cancellationToken).ConfigureAwait(false);
            return page.Items.Count > 0 ? page.Items : throw ChainKey.None(chain.Name);
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw ChainKey.None(chain.Name);
        }
    }

    private void Remember(ChainKey chain, IEnumerable<OptionExpiration> expirations) =>
        ChainIndex.Keep(Rest, chain, expirations.Select(e => (e.ExpirationDate, (e.Strikes ?? []).Select(s => s.StrikePrice))));

    private static ApiRequest Lasting(ApiRequest call, ChainKey chain) => call with { Life = CacheLife.Hour, Target = chain.Name };
}
