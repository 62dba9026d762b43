namespace TastyPS;

/// <summary>A share, an ETF or an index.</summary>
public sealed class Equity : TastyObject
{
    public bool? Active { get; set; }
    public decimal? BorrowRate { get; set; }
    public bool? BypassManualReview { get; set; }
    public string? CountryOfIncorporation { get; set; }
    public string? CountryOfTaxation { get; set; }
    public string? Description { get; set; }
    public DateTime? HaltedAt { get; set; }
    public string? InstrumentSubType { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public bool? IsClosingOnly { get; set; }
    public bool? IsEtf { get; set; }
    public bool? IsFractionalQuantityEligible { get; set; }
    public bool? IsIlliquid { get; set; }
    public bool? IsIndex { get; set; }
    public bool? IsOptionsClosingOnly { get; set; }
    public Lendability? Lendability { get; set; }
    public string? ListedMarket { get; set; }
    public string? MarketTimeInstrumentCollection { get; set; }
    public bool? OvernightTradingPermitted { get; set; }
    public string? ShortDescription { get; set; }
    public DateTime? StopsTradingAt { get; set; }
    public string? StreamerSymbol { get; set; }
    public string? Symbol { get; set; }
    public string? UnderlyingProductType { get; set; }
    public TastyList<TickSize>? OptionTickSizes { get; set; }
    public TastyList<TickSize>? TickSizes { get; set; }
    public long? Id { get; set; }
    public bool? IsFraudRisk { get; set; }
    public string? Cusip { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, ShortDescription);
}
