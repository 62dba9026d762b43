namespace TastyPS.Paper;

/// <summary>The strikes that an expiration lists: fine steps around the money, coarse ones towards the wings.</summary>
internal static class StrikeLadder
{
    /// <summary>All strikes of an expiration, ascending.</summary>
    /// <param name="price">Yesterday's close, so that a ladder does not move during the day.</param>
    /// <param name="deviation">Of the log price until expiration.</param>
    /// <param name="fine">Step around the money.</param>
    public static IReadOnlyList<decimal> Around(decimal price, double deviation, decimal fine)
    {
        var coarse = fine * 5;
        var near = Math.Clamp(1.5 * deviation, 0.06, 0.2);
        var strikes = new SortedSet<decimal>();
        Fill(fine, price * (decimal)(1 - near), price * (decimal)(1 + near));
        Fill(coarse, price * (decimal)Math.Max(0.25, Math.Exp(-0.15 - (4 * deviation))), price * (decimal)Math.Min(3, Math.Exp(0.15 + (3 * deviation))));
        return [.. strikes];

        void Fill(decimal step, decimal from, decimal to)
        {
            for (var k = Math.Max(step, Math.Floor(from / step) * step); k <= to; k += step) strikes.Add(k);
        }
    }

    /// <summary>The finest step of a root. It hangs on an ordinary day's price, so that a listed strike stays on the grid.</summary>
    public static decimal Step(Underlying u, OptionRoot root) => u switch
    {
        _ when root.FixedStrikes > 0 => 0.1m,
        { Kind: UnderlyingKind.Etf, Liquidity: 5 } => 1m,
        { Kind: UnderlyingKind.Index, BasePrice: > 1000 } => 5m,
        { BasePrice: < 75 } => 0.5m,
        { BasePrice: < 250 } => 1m,
        { BasePrice: < 750 } => 2.5m,
        _ => 5m,
    };
}
