namespace TastyPS;

/// <summary>The limits that opening orders of an account are held to; a rule that is not set is null and limits nothing.</summary>
/// <remarks>Amounts are in dollars, shares of the net liquidating value in percent (5 is 5 %), days are calendar days in New York.</remarks>
public sealed class RiskPolicy
{
    /// <summary>The account; null for the policy that holds for every account where the account's own does not say otherwise.</summary>
    public string? AccountNumber { get; set; }

    /// <summary>True where nothing that opens may be sent.</summary>
    public bool? ClosingOnly { get; set; }

    /// <summary>The fewest days that an option of an opening leg must still live.</summary>
    public int? MinDaysToExpiration { get; set; }

    public int? MaxDaysToExpiration { get; set; }

    /// <summary>True where nothing is opened outside the regular session of its market.</summary>
    public bool? MarketHoursOnly { get; set; }

    /// <summary>The most that one order may cost or bring in.</summary>
    public decimal? MaxOrderValue { get; set; }

    /// <summary>The most that one order may lose until expiration, computed from its structure.</summary>
    public decimal? MaxLossPerTrade { get; set; }

    /// <summary>The loss of the exchange day, realised and marked, at which nothing is opened any more.</summary>
    public decimal? MaxDailyLoss { get; set; }

    /// <summary>The most contracts or shares of one symbol, held and working.</summary>
    public decimal? MaxPositionSize { get; set; }

    /// <summary>The capital at risk in one order.</summary>
    public decimal? MaxPositionPercent { get; set; }

    /// <summary>The capital at risk in one underlying, held, working and ordered.</summary>
    public decimal? MaxUnderlyingPercent { get; set; }

    /// <summary>The capital at risk in the underlyings of one correlation group.</summary>
    public decimal? MaxGroupPercent { get; set; }

    /// <summary>How many days before earnings nothing is opened in their company.</summary>
    public int? EarningsDaysBefore { get; set; }

    public int? EarningsDaysAfter { get; set; }

    /// <summary>True where the venue must have accepted a dry run of the very order.</summary>
    public bool? RequireDryRun { get; set; }

    /// <summary>The most of the net liquidating value that may be bound as buying power.</summary>
    public decimal? MaxBuyingPowerPercent { get; set; }

    /// <summary>The most opening orders of an exchange day, all shells together.</summary>
    public int? MaxOrdersPerDay { get; set; }

    /// <summary>Underlyings that move together.</summary>
    public TastyList<CorrelationGroup> CorrelationGroups { get => field ??= []; set; }
}
