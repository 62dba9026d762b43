namespace TastyPS;

/// <summary>What an order costs in fees, by kind.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class FeeCalculation : TastyObject
{
    public decimal? RegulatoryFees { get => field.By(RegulatoryFeesEffect); set; }
    public PriceEffect? RegulatoryFeesEffect { get; set; }
    public decimal? ClearingFees { get => field.By(ClearingFeesEffect); set; }
    public PriceEffect? ClearingFeesEffect { get; set; }
    public decimal? Commission { get => field.By(CommissionEffect); set; }
    public PriceEffect? CommissionEffect { get; set; }
    public decimal? ProprietaryIndexOptionFees { get => field.By(ProprietaryIndexOptionFeesEffect); set; }
    public PriceEffect? ProprietaryIndexOptionFeesEffect { get; set; }
    public decimal? TotalFees { get => field.By(TotalFeesEffect); set; }
    public PriceEffect? TotalFeesEffect { get; set; }
    public decimal? Rebates { get => field.By(RebatesEffect); set; }
    public PriceEffect? RebatesEffect { get; set; }
    public TastyList<FeeBreakdown>? RegulatoryFeesBreakdown { get; set; }
    public TastyList<FeeBreakdown>? ClearingFeesBreakdown { get; set; }
    public TastyList<FeeBreakdown>? CommissionBreakdown { get; set; }
    public TastyList<FeeBreakdown>? ProprietaryFeesBreakdown { get; set; }
    public TastyList<FeeBreakdown>? RebatesBreakdown { get; set; }
    public bool? PerQuantity { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of("Fees", TotalFees);
}
