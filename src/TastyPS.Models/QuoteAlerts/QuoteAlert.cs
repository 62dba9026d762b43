namespace TastyPS;

/// <summary>A price that the venue watches for the user.</summary>
public sealed class QuoteAlert : TastyObject
{
    public string? AlertExternalId { get; set; }
    public DateTime? CompletedAt { get; set; }
    public DateTime? CreatedAt { get; set; }
    public DateTime? DismissedAt { get; set; }
    public string? StreamerSymbol { get; set; }
    public DateTime? ExpiredAt { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public QuoteAlertField? Field { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public QuoteAlertOperator? Operator { get; set; }
    public string? Provider { get; set; }
    public string? Symbol { get; set; }
    public decimal? Threshold { get; set; }
    public decimal? ThresholdNumeric { get; set; }
    public DateTime? TriggeredAt { get; set; }
    public string? UserExternalId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Field, Operator, Threshold);
}
