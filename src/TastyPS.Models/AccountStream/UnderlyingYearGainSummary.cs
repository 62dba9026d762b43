namespace TastyPS;

/// <summary>What an underlying gained in a calendar year.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class UnderlyingYearGainSummary : TastyObject
{
    public int? Year { get; set; }
    public string? AccountNumber { get; set; }
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public decimal? Fees { get => field.By(FeesEffect); set; }
    public PriceEffect? FeesEffect { get; set; }
    public decimal? Commissions { get => field.By(CommissionsEffect); set; }
    public PriceEffect? CommissionsEffect { get; set; }
    public decimal? YearlyRealizedGain { get => field.By(YearlyRealizedGainEffect); set; }
    public PriceEffect? YearlyRealizedGainEffect { get; set; }
    public decimal? RealizedLotGain { get => field.By(RealizedLotGainEffect); set; }
    public PriceEffect? RealizedLotGainEffect { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Year, Symbol, YearlyRealizedGain);
}
