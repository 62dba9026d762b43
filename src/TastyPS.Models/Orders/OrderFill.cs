namespace TastyPS;

/// <summary>One execution of a leg. Fills are unique by <see cref="FillId"/>: the venue sends a fill again in later messages.</summary>
public sealed class OrderFill : TastyObject
{
    public string? DestinationVenue { get; set; }
    public string? ExtExecId { get; set; }
    public string? ExtGroupFillId { get; set; }
    public string? FillId { get; set; }
    public decimal? FillPrice { get; set; }
    public DateTime? FilledAt { get; set; }
    public decimal? Quantity { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Quantity, "at", FillPrice);
}
