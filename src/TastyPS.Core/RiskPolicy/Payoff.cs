namespace TastyPS.Core;

/// <summary>
/// What legs on one underlying gain and lose together, as a function of its price at expiration. The function is made of straight
/// lines, so its least value is at a strike, at an end, or where a line crosses zero.
/// </summary>
/// <param name="Legs">The legs.</param>
/// <param name="Cash">What they brought in; negative what they cost.</param>
internal sealed record Payoff(IReadOnlyList<PayoffLeg> Legs, decimal Cash)
{
    /// <summary>The most that can be lost; null where it has no bound.</summary>
    /// <param name="cover">What is held besides: where it gains, it makes good for what is lost at the same price, and where it loses it is not counted.</param>
    /// <param name="isBelowZero">Whether the price may fall below zero, as that of a future may.</param>
    /// <param name="highest">Counts prices up to this one only, and none below zero; null for all.</param>
    public decimal? Loss(Payoff? cover = null, bool isBelowZero = false, decimal? highest = null)
    {
        if (Expirations.Distinct().Count() > 1) return LossOfSeveralExpirations(isBelowZero, highest);
        if (highest is null && (SlopeUp + Math.Max(0, cover?.SlopeUp ?? 0) < 0 || (isBelowZero && SlopeDown - Math.Max(0, -(cover?.SlopeDown ?? 0)) > 0))) return null;
        return -Prices(cover, isBelowZero && highest is null, highest).Min(price => At(price) + Math.Max(0, cover?.At(price) ?? 0));
    }

    private decimal SlopeUp => Legs.Sum(l => l.SlopeUp);

    private decimal SlopeDown => Legs.Sum(l => l.SlopeDown);

    private IEnumerable<DateTime> Expirations => Legs.Where(l => l.Type is not null).Select(l => l.Expiration ?? default);

    private decimal At(decimal price) => Cash + Legs.Sum(l => l.At(price));

    /// <summary>
    /// The price may be low at one expiration and high at another: calls and puts are taken by themselves, shares with the
    /// side that they lose with. What is bought and expires before something that is sold protects nothing.
    /// </summary>
    private decimal? LossOfSeveralExpirations(bool isBelowZero, decimal? highest)
    {
        decimal loss = -Cash;
        foreach (var type in (OptionType[])[OptionType.Call, OptionType.Put])
        {
            var last = Legs.Where(l => l.Type == type && l.Units < 0).Max(l => l.Expiration);
            var legs = Legs.Where(l => l.Type is null ? l.Units > 0 == (type == OptionType.Call) : l.Type == type && (l.Units < 0 || last is null || l.Expiration >= last));
            // As if of one expiration: a longer option is worth its intrinsic value at the least.
            if (new Payoff([.. legs.Select(l => l with { Expiration = null })], 0).Loss(null, isBelowZero, highest) is not { } side) return null;
            loss += side;
        }
        return loss;
    }

    private SortedSet<decimal> Prices(Payoff? cover, bool isBelowZero, decimal? highest)
    {
        var prices = new SortedSet<decimal>(Legs.Concat(cover?.Legs ?? []).Where(l => l.Type is not null).Select(l => l.Strike)) { 0 };
        if (highest is { } end)
        {
            prices.Add(end);
            prices.RemoveWhere(p => p > end);
        }
        if (cover is not null) prices.UnionWith(cover.Zeros(prices, isBelowZero).ToList());
        return prices;
    }

    /// <summary>Where the line crosses zero between and beyond its corners.</summary>
    private IEnumerable<decimal> Zeros(IReadOnlyCollection<decimal> corners, bool isBelowZero)
    {
        foreach (var (from, to) in corners.Zip(corners.Skip(1)))
            if (At(from) is var a && At(to) is var b && Math.Sign(a) * Math.Sign(b) < 0) yield return from + (to - from) * a / (a - b);
        var (first, last) = (corners.First(), corners.Last());
        if (SlopeUp != 0 && last - At(last) / SlopeUp is var above && above > last) yield return above;
        if (isBelowZero && SlopeDown != 0 && first - At(first) / SlopeDown is var below && below < first) yield return below;
    }
}
