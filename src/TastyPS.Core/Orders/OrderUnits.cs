namespace TastyPS.Core;

/// <summary>The ratio in which an order's legs make up one unit of it, which is what its price is the price of.</summary>
internal static class OrderUnits
{
    private const decimal SharesPerContract = 100;

    /// <summary>Each leg's share of one unit. 100 shares beside an option are one of its units.</summary>
    public static IReadOnlyList<decimal> Shares(IReadOnlyCollection<(InstrumentType? Type, decimal Quantity)> legs)
    {
        if (legs.Count == 1) return [1];
        var isMixed = legs.Select(l => l.Type).Distinct().Count() > 1;
        var sizes = legs.Select(l => isMixed && l.Type == InstrumentType.Equity ? l.Quantity / SharesPerContract : l.Quantity).ToList();
        var unit = sizes.Aggregate(Divisor);
        return [.. sizes.Select(s => s / unit)];
    }

    private static decimal Divisor(decimal a, decimal b) => b == 0 ? a : Divisor(b, a % b);
}
