namespace TastyPS;

/// <summary>What a trade cost and gained so far.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class OrderChainFigures : TastyObject
{
    public bool? Open { get; set; }
    public decimal? TotalFees { get => field.By(TotalFeesEffect); set; }
    public PriceEffect? TotalFeesEffect { get; set; }
    public decimal? TotalCommissions { get => field.By(TotalCommissionsEffect); set; }
    public PriceEffect? TotalCommissionsEffect { get; set; }
    public decimal? RealizedGain { get => field.By(RealizedGainEffect); set; }
    public PriceEffect? RealizedGainEffect { get; set; }
    public decimal? RealizedGainWithFees { get => field.By(RealizedGainWithFeesEffect); set; }
    public PriceEffect? RealizedGainWithFeesEffect { get; set; }
    public decimal? TotalOpeningCost { get => field.By(TotalOpeningCostEffect); set; }
    public PriceEffect? TotalOpeningCostEffect { get; set; }
    public decimal? TotalClosingCost { get => field.By(TotalClosingCostEffect); set; }
    public PriceEffect? TotalClosingCostEffect { get; set; }
    public decimal? TotalCost { get => field.By(TotalCostEffect); set; }
    public PriceEffect? TotalCostEffect { get; set; }
    public bool? WinnerRealizedAndClosed { get; set; }
    public bool? WinnerRealized { get; set; }
    public bool? WinnerRealizedWithFees { get; set; }
    public int? RollCount { get; set; }
    public DateTime? OpenedAt { get; set; }
    public DateTime? LastOccurredAt { get; set; }
    public TastyList<OrderChainEntry>? OpenEntries { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Open is true ? "open" : "closed", RealizedGainWithFees);
}
