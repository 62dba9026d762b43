using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>The market of a whole order, per unit: what its legs cost together. Positive is paid, negative is received.</summary>
/// <param name="Natural">What filling at once costs: asks of what is bought less bids of what is sold.</param>
/// <param name="Opposite">The other end of the market.</param>
/// <param name="Tick">The finest price step of the legs.</param>
/// <param name="At">The age of the oldest leg's quote, at the venue.</param>
public sealed record OrderQuote(decimal Natural, decimal Opposite, decimal Tick, DateTime? At)
{
    public decimal Mid => (Natural + Opposite) / 2;

    /// <summary>The price that a word stands for, as a magnitude on the grid; for a price that is received the bid is the natural side.</summary>
    public decimal Price(OrderPrice said, PriceEffect effect, object target)
    {
        var cost = said.Word switch
        {
            OrderPriceWord.Mid => Mid,
            OrderPriceWord.Natural => Natural,
            OrderPriceWord.Ask => effect == PriceEffect.Debit ? Natural : Opposite,
            _ => effect == PriceEffect.Debit ? Opposite : Natural,
        };
        var magnitude = effect == PriceEffect.Debit ? cost : -cost;
        if (magnitude < 0)
            throw new TastyException(ErrorIds.OrderEffect, $"At the market this order is a {effect.Opposite()}, and the price says {effect}.", $"Say -{effect.Opposite()} {said}, or check the actions of the legs.") { Target = target };
        var price = TickLadder.InFavour(magnitude, Tick, effect) + said.Ticks * Tick;
        return price >= 0 ? price : throw new TastyException(ErrorIds.OrderPrice, $"{said} is below zero.", "Take fewer ticks off.") { Target = target };
    }

    internal static async Task<OrderQuote> OfAsync(OrderRequest order, RestClient rest, OrderFacts facts, CancellationToken cancellationToken)
    {
        var quotes = new Dictionary<string, MarketData>(StringComparer.Ordinal);
        foreach (var row in (await rest.PageAsync<MarketData>(Call(order), cancellationToken).ConfigureAwait(false)).Items)
            if (row.Symbol is { } symbol) quotes[symbol] = row;
        var shares = OrderUnits.Shares([.. order.Legs.Select(l => (l.InstrumentType, l.Quantity ?? 1))]);
        decimal natural = 0, opposite = 0, tick = decimal.MaxValue;
        DateTime? oldest = null;
        foreach (var (leg, share) in order.Legs.Zip(shares))
        {
            if (quotes.GetValueOrDefault(leg.Symbol!) is not { Bid: { } bid, Ask: > 0 and { } ask } quote)
                throw new TastyException(ErrorIds.OrderNoQuote, $"There is no market in {leg.Symbol}: a price word needs a bid and an ask.", "Give the price as a number.") { Target = leg };
            var isBuy = leg.Action!.Value.IsBuy();
            natural += share * (isBuy ? ask : -bid);
            opposite += share * (isBuy ? bid : -ask);
            tick = Math.Min(tick, TickLadder.At(await facts.TicksAsync(leg, cancellationToken).ConfigureAwait(false), bid) ?? 0.01m);
            if (oldest is null || quote.UpdatedAt < oldest) oldest = quote.UpdatedAt;
        }
        return new(natural, opposite, tick, oldest);
    }

    private static ApiRequest Call(OrderRequest order)
    {
        var query = new QueryString();
        foreach (var leg in order.Legs)
            query.Add(Wire.Text(leg.InstrumentType!.Value).ToLowerInvariant().Replace(' ', '-'), leg.Symbol);
        return ApiRequest.Get($"/market-data/by-type") with { Query = query, Target = order };
    }
}
