namespace TastyPS;

/// <summary>The rules of a <see cref="RiskPolicy"/>, in the order in which an order is held to them: what costs no question first.</summary>
public enum RiskRule
{
    ClosingOnly,
    MinDaysToExpiration,
    MaxDaysToExpiration,
    MarketHoursOnly,
    MaxOrderValue,
    MaxLossPerTrade,
    MaxDailyLoss,
    MaxPositionSize,
    MaxPositionPercent,
    MaxUnderlyingPercent,
    MaxGroupPercent,
    EarningsDaysBefore,
    EarningsDaysAfter,
    RequireDryRun,
    MaxBuyingPowerPercent,
    MaxOrdersPerDay,
}
