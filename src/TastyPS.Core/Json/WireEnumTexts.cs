namespace TastyPS.Core.Json;

/// <summary>The enum members whose text is not simply their words.</summary>
internal static class WireEnumTexts
{
    public static readonly Dictionary<Enum, string> Exceptions = new()
    {
        [Lendability.EasyToBorrow] = "Easy To Borrow",
        [OptionType.Call] = "C",
        [OptionType.Put] = "P",
        [ExpirationType.EndOfMonth] = "End-Of-Month",
        [OptionChainType.NonStandard] = "Non-standard",
        [MarketState.PreMarket] = "Pre-market",
        [AuthorityLevel.Owner] = "owner",
        [AuthorityLevel.TradeOnly] = "trade-only",
        [AuthorityLevel.ReadOnly] = "read-only",
        [ComplexOrderType.Pairs] = "PAIRS",
        [ComplexOrderType.Blast] = "BLAST",
        [OrderRuleAction.Route] = "route",
        [OrderRuleAction.Cancel] = "cancel",
        [OrderComparator.GreaterOrEqual] = "gte",
        [OrderComparator.LessOrEqual] = "lte",
        [OrderIndicator.Last] = "last",
        [OrderIndicator.Nat] = "nat",
        [QuoteAlertOperator.GreaterThan] = ">",
        [QuoteAlertOperator.LessThan] = "<",
        [BacktestLegType.Equity] = "equity",
        [BacktestLegType.EquityOption] = "equity-option",
        [BacktestDirection.Long] = "long",
        [BacktestDirection.Short] = "short",
        [BacktestSide.Call] = "call",
        [BacktestSide.Put] = "put",
        [BacktestStrikeSelection.Delta] = "delta",
        [BacktestStrikeSelection.PercentageOtm] = "percentageOTM",
        [BacktestStrikeSelection.PercentageOtmRelative] = "percentageOTMRelative",
        [BacktestStrikeSelection.CurrentPriceOffset] = "currentPriceOffset",
        [BacktestStrikeSelection.CurrentPriceOffsetRelative] = "currentPriceOffsetRelative",
        [BacktestStrikeSelection.CurrentPriceExactOffsetRelative] = "currentPriceExactOffsetRelative",
        [BacktestStrikeSelection.Premium] = "premium",
        [BacktestFrequency.EveryDay] = "every day",
        [BacktestFrequency.OnSpecificDaysOfTheWeek] = "on specific days of the week",
        [BacktestFrequency.OnExactDaysToExpirationMatch] = "on exact days to expiration match",
        [BacktestMaximumTrialsBehavior.DontEnter] = "don't enter",
        [BacktestMaximumTrialsBehavior.CloseOldest] = "close oldest",
        [BacktestStatus.Pending] = "pending",
        [BacktestStatus.Running] = "running",
        [BacktestStatus.Completed] = "completed",
    };
}
