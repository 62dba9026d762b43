namespace TastyPS;

/// <summary>One futures contract.</summary>
public sealed class Future : TastyObject
{
    public bool? Active { get; set; }
    public bool? ActiveMonth { get; set; }
    public bool? BackMonthFirstCalendarSymbol { get; set; }

    [MarketDate]
    public DateTime? ClosingOnlyDate { get; set; }

    public decimal? ContractSize { get; set; }
    public decimal? DisplayFactor { get; set; }
    public string? Exchange { get; set; }

    [MarketDate]
    public DateTime? ExpirationDate { get; set; }

    public DateTime? ExpiresAt { get; set; }

    [MarketDate]
    public DateTime? FirstNoticeDate { get; set; }

    public string? ProductGroup { get; set; }
    public bool? IsClosingOnly { get; set; }

    [MarketDate]
    public DateTime? LastTradeDate { get; set; }

    public decimal? MainFraction { get; set; }
    public bool? NextActiveMonth { get; set; }
    public decimal? NotionalMultiplier { get; set; }
    public string? ProductCode { get; set; }
    public string? RollTargetSymbol { get; set; }
    public string? SecurityId { get; set; }
    public DateTime? StopsTradingAt { get; set; }
    public string? StreamerExchangeCode { get; set; }
    public string? StreamerSymbol { get; set; }
    public decimal? SubFraction { get; set; }
    public string? Symbol { get; set; }
    public decimal? TickSize { get; set; }
    public bool? IsTradeable { get; set; }
    public string? TrueUnderlyingSymbol { get; set; }
    public FutureEtfEquivalent? FutureEtfEquivalent { get; set; }
    public FutureProduct? FutureProduct { get; set; }
    public TastyList<TickSize>? OptionTickSizes { get; set; }
    public TastyList<TickSize>? SpreadTickSizes { get; set; }
    public TastyList<TickSize>? TickSizes { get; set; }
    public string? ExchangeSymbol { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? "";
}
