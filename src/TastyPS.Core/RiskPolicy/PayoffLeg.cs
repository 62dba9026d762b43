namespace TastyPS.Core;

/// <summary>One instrument as what it is worth at expiration.</summary>
/// <param name="Type">Null for shares, futures and coins.</param>
/// <param name="Strike">Of an option.</param>
/// <param name="Expiration">Of an option.</param>
/// <param name="Units">The quantity times the multiplier; negative when short.</param>
internal sealed record PayoffLeg(OptionType? Type, decimal Strike, DateTime? Expiration, decimal Units)
{
    public static PayoffLeg Of(string symbol, decimal units) => Symbol.Parse(symbol) is { IsOption: true } option
        ? new(option.OptionType, option.Strike ?? 0, option.ExpirationDate, units)
        : new(null, 0, null, units);

    public decimal At(decimal price) => Units * (Type switch
    {
        OptionType.Call => Math.Max(price - Strike, 0),
        OptionType.Put => Math.Max(Strike - price, 0),
        _ => price,
    });

    /// <summary>What it gains a point when the price rises without end.</summary>
    public decimal SlopeUp => Type == OptionType.Put ? 0 : Units;

    /// <summary>What it gains a point when the price rises from below every strike.</summary>
    public decimal SlopeDown => Type switch { OptionType.Call => 0, OptionType.Put => -Units, _ => Units };
}
