namespace TastyPS;

/// <summary>One option contract on a share, an ETF or an index.</summary>
public sealed class EquityOption : TastyObject, IOption
{
    public bool? Active { get; set; }
    public int? DaysToExpiration { get; set; }
    public ExerciseStyle? ExerciseStyle { get; set; }

    [MarketDate]
    public DateTime? ExpirationDate { get; set; }

    public ExpirationType? ExpirationType { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public DateTime? HaltedAt { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public bool? IsClosingOnly { get; set; }
    public string? ListedMarket { get; set; }
    public string? MarketTimeInstrumentCollection { get; set; }
    public string? OldSecurityNumber { get; set; }
    public OptionChainType? OptionChainType { get; set; }
    public OptionType? OptionType { get; set; }
    public string? RootSymbol { get; set; }
    public SettlementType? SettlementType { get; set; }
    public int? SharesPerContract { get; set; }
    public DateTime? StopsTradingAt { get; set; }
    public string? StreamerSymbol { get; set; }
    public decimal? StrikePrice { get; set; }
    public string? Symbol { get; set; }
    public string? UnderlyingSymbol { get; set; }

    string? IOption.ChainRoot => RootSymbol;

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? "";
}
