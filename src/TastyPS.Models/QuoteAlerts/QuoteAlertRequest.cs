namespace TastyPS;

/// <summary>A quote alert to set.</summary>
public sealed class QuoteAlertRequest : TastyObject
{
    public string? Symbol { get; set; }
    public QuoteAlertField? Field { get; set; }
    public QuoteAlertOperator? Operator { get; set; }
    public decimal? Threshold { get; set; }
    public decimal? ThresholdNumeric { get; set; }
    public string? StreamerSymbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public DateTime? ExpiresAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Field, Operator, Threshold);
}
