namespace TastyPS.Core;

/// <summary>The price steps of an instrument by price band: a row holds below its threshold, the row without one above all.</summary>
public static class TickLadder
{
    /// <summary>The step at a price; null where the venue named none.</summary>
    public static decimal? At(IReadOnlyCollection<TickSize>? rows, decimal price)
    {
        if (rows is null) return null;
        var row = rows.Where(r => r.Threshold > price).MinBy(r => r.Threshold) ?? rows.FirstOrDefault(r => r.Threshold is null);
        return row?.Value is > 0 ? row.Value : null;
    }

    public static bool IsOn(decimal price, decimal tick) => price % tick == 0;

    /// <summary>The price on the grid that is no worse than the one said: lower when paying, higher when receiving.</summary>
    public static decimal InFavour(decimal price, decimal tick, PriceEffect? effect) =>
        (effect == PriceEffect.Credit ? decimal.Ceiling(price / tick) : decimal.Floor(price / tick)) * tick;

    public static decimal Nearest(decimal price, decimal tick) => decimal.Round(price / tick, MidpointRounding.AwayFromZero) * tick;
}
