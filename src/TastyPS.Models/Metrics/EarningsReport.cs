namespace TastyPS;

/// <summary>The next or last earnings report of a company.</summary>
public sealed class EarningsReport : TastyObject
{
    public bool? Visible { get; set; }
    public bool? Estimated { get; set; }
    public int? LateFlag { get; set; }

    [MarketDate]
    public DateTime? ExpectedReportDate { get; set; }

    [MarketDate]
    public DateTime? QuarterEndDate { get; set; }

    public decimal? ActualEps { get; set; }
    public decimal? ConsensusEstimate { get; set; }
    public string? TimeOfDay { get; set; }
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(ExpectedReportDate, TimeOfDay);
}
