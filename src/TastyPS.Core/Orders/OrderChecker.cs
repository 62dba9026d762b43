using System.Globalization;

namespace TastyPS.Core;

/// <summary>The checks that need the venue's word, after those of <see cref="OrderRules"/>: price steps, decimal places, the account.</summary>
internal sealed class OrderChecker(OrderFacts facts, Connection connection, IHostSink sink)
{
    /// <summary>Checks an order for an account. Prices off the grid are moved onto it where that was asked for.</summary>
    public async Task CheckAsync(string accountNumber, OrderRequest order, bool roundToTick, CancellationToken cancellationToken)
    {
        OrderRules.Check(order, connection.MarketToday);
        await CheckAccountAsync(accountNumber, order, cancellationToken).ConfigureAwait(false);
        foreach (var leg in order.Legs)
            if (leg.Quantity is { } quantity && !decimal.IsInteger(quantity)) await CheckDecimalsAsync(order, leg, quantity, cancellationToken).ConfigureAwait(false);
        // The venue's own check does not look at any steps.
        if (order.Legs is [var only] && (order.Price ?? order.StopTrigger) is not null) await CheckTicksAsync(order, only, roundToTick, cancellationToken).ConfigureAwait(false);
        else if (order.Price is { } net) await CheckNetPriceAsync(order, net, roundToTick, cancellationToken).ConfigureAwait(false);
    }

    private async Task CheckAccountAsync(string accountNumber, OrderRequest order, CancellationToken cancellationToken)
    {
        if (connection.IsReadOnly(accountNumber)) throw new TastyException(ErrorIds.OrderAccountReadOnly, $"This login may only read account {accountNumber}.", "Ask the account's owner for the right to trade, or choose another account.") { Target = accountNumber };
        var status = await facts.StatusAsync(accountNumber, cancellationToken).ConfigureAwait(false);
        if (status.IsClosed == true) throw new TastyException(ErrorIds.OrderAccountClosed, $"Account {accountNumber} is closed.", "Choose another account: Get-TastyAccount.") { Target = accountNumber };
        if (status.IsFrozen == true) throw new TastyException(ErrorIds.OrderAccountFrozen, $"Account {accountNumber} is frozen: the venue takes no order for it.", "Get-TastyTradingStatus shows the account's state; the venue's support can say why.") { Target = accountNumber };
        foreach (var leg in order.Legs)
            if (leg.Action is { } action && action.IsOpening() && IsClosingOnly(status, leg.InstrumentType))
                throw new TastyException(ErrorIds.OrderAccountClosingOnly, $"Account {accountNumber} may only close {leg.InstrumentType} positions; '{leg}' opens one.", "Get-TastyTradingStatus shows the account's state.") { Target = order };
    }

    private static bool IsClosingOnly(TradingStatus status, InstrumentType? type) => status.IsClosingOnly == true || type switch
    {
        InstrumentType.Cryptocurrency => status.IsCryptocurrencyClosingOnly == true,
        InstrumentType.Future or InstrumentType.FutureOption => status.IsFuturesClosingOnly == true,
        _ => false,
    };

    private async Task CheckDecimalsAsync(OrderRequest order, OrderLegRequest leg, decimal quantity, CancellationToken cancellationToken)
    {
        var places = await facts.DecimalsAsync(leg, cancellationToken).ConfigureAwait(false) ?? 0;
        if (decimal.Round(quantity, places, MidpointRounding.ToZero) == quantity) return;
        throw new TastyException(ErrorIds.OrderQuantityDecimals, string.Create(CultureInfo.InvariantCulture, $"{quantity} {leg.Symbol} has more than the {places} decimal places that the venue takes."), "Round the quantity.") { Target = order };
    }

    private async Task CheckTicksAsync(OrderRequest order, OrderLegRequest leg, bool roundToTick, CancellationToken cancellationToken)
    {
        var rows = await facts.TicksAsync(leg, cancellationToken).ConfigureAwait(false);
        order.Price = OnGrid(order, order.Price, rows, roundToTick, (price, tick) => TickLadder.InFavour(price, tick, order.PriceEffect));
        order.StopTrigger = OnGrid(order, order.StopTrigger, rows, roundToTick, TickLadder.Nearest);
    }

    // Which steps a net price has is the exchange's to say, and often finer than those of its legs: no reason to refuse it.
    private async Task CheckNetPriceAsync(OrderRequest order, decimal net, bool roundToTick, CancellationToken cancellationToken)
    {
        if (await facts.SpreadTickAsync(order.Legs[0], cancellationToken).ConfigureAwait(false) is not { } tick || TickLadder.IsOn(net, tick)) return;
        if (roundToTick) order.Price = TickLadder.InFavour(net, tick, order.PriceEffect);
        else sink.Warning(string.Create(CultureInfo.InvariantCulture, $"The net price {net} is off the steps of {tick} in which these legs trade. The venue's check does not look at that; the order may die when it is routed. -RoundToTick moves it, never to a worse price."));
    }

    private static decimal? OnGrid(OrderRequest order, decimal? price, IReadOnlyCollection<TickSize>? rows, bool roundToTick, Func<decimal, decimal, decimal> round)
    {
        if (price is not { } said || TickLadder.At(rows, said) is not { } tick || TickLadder.IsOn(said, tick)) return price;
        if (roundToTick && round(said, tick) is > 0 and var rounded) return rounded;
        throw new TastyException(ErrorIds.OrderPriceTick, string.Create(CultureInfo.InvariantCulture, $"{said} is off the price grid: steps of {tick} at this price."), "Round it yourself, or add -RoundToTick (never to a worse price than you said). The venue's dry run does not check this; the order would die when it is routed.") { Target = order };
    }
}
