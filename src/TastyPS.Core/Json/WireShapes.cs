using System.Text.Json;

namespace TastyPS.Core.Json;

/// <summary>Where the venue departs from its own habits: names, number forms, time forms. Every line was seen on the wire or is in the specs.</summary>
internal static class WireShapes
{
    private static readonly HashSet<Type> SnakeCase = [typeof(PermittedAccountType), typeof(AccountMarginType), typeof(OAuthToken), typeof(OAuthRequest)];

    /// <summary>The backtester is another service, with other habits: camelCase and real numbers.</summary>
    private static readonly HashSet<Type> OfTheBacktester =
    [
        typeof(BacktestRequest), typeof(Backtest), typeof(BacktestLeg), typeof(BacktestEntryConditions), typeof(BacktestExitConditions),
        typeof(BacktestTrial), typeof(BacktestSnapshot), typeof(BacktestStatistic), typeof(BacktestAvailability),
        typeof(TradeSimulationRequest), typeof(TradeSimulationLeg), typeof(TradeSimulationPoint),
    ];

    /// <summary>Types whose spec says camelCase while kebab-case is what comes: both are understood.</summary>
    private static readonly HashSet<Type> AlsoCamelCase = [typeof(MarketData), typeof(MarketDataInstrument), typeof(InstrumentKey), typeof(NetLiqPoint)];

    private static readonly Dictionary<(Type, string), string> Names = new()
    {
        [(typeof(ErrorBody), nameof(ErrorBody.Description))] = "error_description",
        [(typeof(TotalFees), nameof(TotalFees.Amount))] = "total-fees",
        [(typeof(TotalFees), nameof(TotalFees.AmountEffect))] = "total-fees-effect",
        [(typeof(QuoteAlert), nameof(QuoteAlert.StreamerSymbol))] = "dx-symbol",
        [(typeof(QuoteAlertRequest), nameof(QuoteAlertRequest.StreamerSymbol))] = "dx-symbol",
        [(typeof(CurrencyPair), nameof(CurrencyPair.StreamerSymbol))] = "dx-symbol",
        [(typeof(Backtest), nameof(Backtest.Eta))] = "ETA",
        [(typeof(BacktestLeg), nameof(BacktestLeg.PercentageOtm))] = "percentageOTM",
        [(typeof(BacktestEntryConditions), nameof(BacktestEntryConditions.MinimumVix))] = "minimumVIX",
        [(typeof(BacktestEntryConditions), nameof(BacktestEntryConditions.MaximumVix))] = "maximumVIX",
        [(typeof(BacktestExitConditions), nameof(BacktestExitConditions.MinimumVix))] = "minimumVIX",
    };

    private static readonly HashSet<(Type, string)> Numbers =
    [
        (typeof(Order), nameof(Order.Size)),
        (typeof(OrderLeg), nameof(OrderLeg.Quantity)),
        (typeof(OrderLeg), nameof(OrderLeg.RemainingQuantity)),
        (typeof(OrderFill), nameof(OrderFill.Quantity)),
        (typeof(OrderPriceComponent), nameof(OrderPriceComponent.Quantity)),
        (typeof(Position), nameof(Position.Quantity)),
        (typeof(Position), nameof(Position.RestrictedQuantity)),
        (typeof(MarketMetric), nameof(MarketMetric.MarketCap)),
        (typeof(QuoteAlert), nameof(QuoteAlert.ThresholdNumeric)),
        (typeof(QuoteAlertRequest), nameof(QuoteAlertRequest.ThresholdNumeric)),
        (typeof(PairEquation), nameof(PairEquation.LeftQuantity)),
        (typeof(PairEquation), nameof(PairEquation.RightQuantity)),
    ];

    /// <summary>Requests whose figures are text; those of all others are numbers.</summary>
    private static readonly HashSet<Type> TextRequests = [typeof(MarginDryRunRequest), typeof(MarginDryRunLegRequest), typeof(QuoteAlertRequest)];

    private static readonly HashSet<(Type, string)> EpochTimes =
    [
        (typeof(Order), nameof(Order.UpdatedAt)),
        (typeof(MarketData), nameof(MarketData.HaltStartTime)),
        (typeof(MarketData), nameof(MarketData.HaltEndTime)),
        (typeof(MarketData), nameof(MarketData.LastTradeTime)),
        (typeof(MarginReport), nameof(MarginReport.LastStateTimestamp)),
    ];

    /// <summary>Lists that the venue leaves out when they are empty.</summary>
    private static readonly HashSet<(Type, string)> NeverEmpty =
    [
        (typeof(PlacedOrderResponse), nameof(PlacedOrderResponse.Errors)),
        (typeof(PlacedOrderResponse), nameof(PlacedOrderResponse.Notes)),
    ];

    /// <summary>The name of a property in JSON.</summary>
    public static string Name(Type type, string property) => Names.GetValueOrDefault((type, property)) ?? Policy(type).ConvertName(property);

    /// <summary>A second name under which a property may arrive, and is never sent; null for nearly all.</summary>
    public static string? OtherName(Type type, string property) =>
        (type, property) == (typeof(MarketData), nameof(MarketData.IsTradingHalted)) ? "tradingHalted"
        : AlsoCamelCase.Contains(type) && JsonNamingPolicy.CamelCase.ConvertName(property) is var other && other != Name(type, property) ? other
        : null;

    /// <summary>Whether a figure is sent as a JSON number and not as text.</summary>
    public static bool IsNumber(Type type, string property) =>
        Numbers.Contains((type, property))
        || (type.Name.EndsWith("Request", StringComparison.Ordinal) && !TextRequests.Contains(type))
        || (OfTheBacktester.Contains(type) && type != typeof(TradeSimulationPoint));

    /// <summary>Whether a time is sent as epoch milliseconds and not as ISO 8601.</summary>
    public static bool IsEpoch(Type type, string property) => EpochTimes.Contains((type, property));

    /// <summary>Whether an empty list is left out.</summary>
    public static bool IsLeftOutWhenEmpty(Type type, string property) => NeverEmpty.Contains((type, property));

    private static JsonNamingPolicy Policy(Type type) =>
        SnakeCase.Contains(type) ? JsonNamingPolicy.SnakeCaseLower
        : OfTheBacktester.Contains(type) ? JsonNamingPolicy.CamelCase
        : WireNamingPolicy.Instance;
}
