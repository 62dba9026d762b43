namespace TastyPS;

/// <summary>The values that a margin calculation counted with.</summary>
public sealed class MarginNetLiq : TastyObject
{
    public decimal? LongEquityValue { get; set; }
    public decimal? ShortEquityValue { get; set; }
    public decimal? LongDerivativeValue { get; set; }
    public decimal? ShortDerivativeValue { get; set; }
    public decimal? LongCryptocurrencyValue { get; set; }
    public decimal? ShortCryptocurrencyValue { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(LongEquityValue, ShortEquityValue);
}
