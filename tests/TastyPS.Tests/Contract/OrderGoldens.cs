using TastyPS.Core;

namespace TastyPS.Tests.Contract;

/// <summary>The calls for orders. Some need an order to be there when they are recorded; the first one of a broker has a known number.</summary>
internal static class OrderGoldens
{
    private const string Account = "5WP10042";
    private const long First = 270_001;
    private static readonly DateTime Day = new(2026, 11, 19);

    public static IReadOnlyDictionary<string, Func<TastyClient, Task<object?>>> Calls { get; } = new Dictionary<string, Func<TastyClient, Task<object?>>>
    {
        ["Orders/DryRun"] = async c => await c.Orders.DryRunAsync(Place(c, Limit()), default),
        ["Orders/Place"] = async c => (await c.Orders.SubmitAsync(Place(c, Limit()), default)).Order,
        ["Orders/PlaceSpread"] = async c => (await c.Orders.SubmitAsync(Place(c, Spread()), default)).Order,
        ["Orders/PlaceNotional"] = async c => (await c.Orders.SubmitAsync(Place(c, Notional()), default)).Order,
        ["Orders/Replace"] = async c => (await c.Orders.SubmitAsync(Change(c, OrderIntentKind.Replace), default)).Order,
        ["Orders/Edit"] = async c => (await c.Orders.SubmitAsync(Change(c, OrderIntentKind.Edit), default)).Order,
        ["Orders/ReplaceDryRun"] = async c => await c.Orders.DryRunAsync(Change(c, OrderIntentKind.Replace), default),
        ["Orders/Reconfirm"] = async c => (await c.Orders.SubmitAsync(OrderIntent.Reconfirm(c.Connection, new Order { Id = First, AccountNumber = Account }, allowDuplicate: true), default)).Order,
        ["Orders/Cancel"] = async c => await c.Orders.CancelAsync(Account, First, default),
        ["Orders/Get"] = async c => await c.Orders.GetAsync(Account, First, default),
        ["Orders/Live"] = async c => await FirstAsync(c.Orders.Live(Account)),
        ["Orders/Search"] = async c => await FirstAsync(c.Orders.Search(
            Account, new() { StartDate = Day, EndDate = Day.AddDays(3), Statuses = [OrderStatus.Live, OrderStatus.InFlight, OrderStatus.Routed], UnderlyingSymbol = "MSFT", UnderlyingInstrumentType = InstrumentType.Equity, OldestFirst = true }, first: 5)),
        ["Orders/CustomerLive"] = async c => await FirstAsync(c.Orders.CustomerLive([Account, "5WP20042"])),
        ["Orders/CustomerSearch"] = async c => await FirstAsync(c.Orders.CustomerSearch([Account, "5WP20042"], new() { StartDate = Day })),
        ["Orders/ComplexDryRun"] = async c => await c.Orders.DryRunAsync(Complex(c, Bracket()), default),
        ["Orders/ComplexPlace"] = async c => (await c.Orders.SubmitAsync(Complex(c, Bracket()), default)).ComplexOrder,
        ["Orders/ComplexAll"] = async c => await FirstAsync(c.ComplexOrders.All(Account, first: 5)),
        ["Orders/ComplexLive"] = async c => await FirstAsync(c.ComplexOrders.LiveAsync(Account, default)),
        ["Orders/ComplexGet"] = async c => await c.ComplexOrders.GetAsync(Account, First, default),
        ["Orders/ComplexCancel"] = async c => await c.ComplexOrders.CancelAsync(Account, First, default),
        ["Orders/PairPlace"] = async c => (await c.Orders.SubmitAsync(Complex(c, Pair()), default)).ComplexOrder,
        ["Orders/PairChange"] = async c => (await c.Orders.SubmitAsync(ChangePair(c), default)).ComplexOrder,
        ["Orders/PairChangeDryRun"] = async c => await c.Orders.DryRunAsync(ChangePair(c), default),
    };

    /// <summary>What has to be there before a call is recorded; null where nothing has.</summary>
    public static Func<TastyClient, Task>? Before(string call) => call switch
    {
        "Orders/DryRun" or "Orders/Place" or "Orders/PlaceSpread" or "Orders/PlaceNotional" or "Orders/ComplexDryRun" or "Orders/ComplexPlace" or "Orders/PairPlace" => null,
        "Orders/PairChange" or "Orders/PairChangeDryRun" => c => c.Orders.SubmitAsync(Complex(c, Pair()), default),
        _ when call.StartsWith("Orders/Complex", StringComparison.Ordinal) => c => c.Orders.SubmitAsync(Complex(c, Bracket()), default),
        _ when call.StartsWith("Orders/", StringComparison.Ordinal) => c => c.Orders.SubmitAsync(Place(c, Limit()), default),
        _ => null,
    };

    private static OrderIntent Place(TastyClient client, OrderRequest order) => OrderIntent.Place(client.Connection, Account, order, allowDuplicate: true);

    private static OrderIntent Complex(TastyClient client, ComplexOrderRequest complex) => OrderIntent.PlaceComplex(client.Connection, Account, complex, allowDuplicate: true);

    private static OrderIntent Change(TastyClient client, OrderIntentKind kind)
    {
        var old = new Order { Id = First, AccountNumber = Account, OrderType = OrderType.Limit, TimeInForce = TimeInForce.Day, Price = 300, PriceEffect = PriceEffect.Debit };
        var changed = Limit();
        (changed.Price, changed.TimeInForce, changed.GtcDate) = (301.5m, TimeInForce.GTD, Day.AddDays(29));
        var change = OrderChange.Between(old, changed, onlyDifferences: kind == OrderIntentKind.Edit);
        change.Source = "golden";
        return OrderIntent.Substitute(client.Connection, kind, old, change, allowDuplicate: true);
    }

    private static OrderIntent ChangePair(TastyClient client) => OrderIntent.ChangePair(
        client.Connection,
        new ComplexOrder { Id = First, AccountNumber = Account, Type = ComplexOrderType.Pairs },
        new ComplexOrderChangeRequest { RatioPriceThreshold = 9.25m, RatioPriceComparator = OrderComparator.GreaterOrEqual },
        allowDuplicate: true);

    private static OrderRequest Limit(string leg = "BTO 10 MSFT", decimal price = 300) =>
        new() { OrderType = OrderType.Limit, TimeInForce = TimeInForce.Day, Price = price, PriceEffect = PriceEffect.Debit, Source = "golden", Legs = [Leg(leg)] };

    private static OrderRequest Notional() => new() { OrderType = OrderType.NotionalMarket, TimeInForce = TimeInForce.Day, Value = 500, ValueEffect = PriceEffect.Debit, Source = "golden", Legs = [new() { InstrumentType = InstrumentType.Equity, Symbol = "MSFT", Action = OrderAction.BuyToOpen }] };

    private static OrderRequest Spread() => new()
    {
        OrderType = OrderType.Limit,
        TimeInForce = TimeInForce.GTC,
        Price = 9.05m,
        PriceEffect = PriceEffect.Credit,
        Source = "golden",
        AdvancedInstructions = new() { StrictPositionEffectValidation = true },
        Rules = new()
        {
            RouteAfter = new DateTime(2026, 11, 20, 20, 0, 0, DateTimeKind.Utc).ToLocalTime(),
            CancelAt = new DateTime(2026, 12, 1, 20, 55, 0, DateTimeKind.Utc).ToLocalTime(),
            Conditions = [new() { Action = OrderRuleAction.Route, Indicator = OrderIndicator.Last, Comparator = OrderComparator.LessOrEqual, Threshold = 480.25m, Symbol = "SPY", InstrumentType = InstrumentType.Equity }],
        },
        Legs = [Leg("STO 1 SPY 18dec26 510p"), Leg("BTO 1 SPY 18dec26 500p")],
    };

    private static ComplexOrderRequest Bracket()
    {
        var bracket = OrderBracket.Around(Limit(), takeProfit: 350, stopLoss: 250);
        bracket.Source = "golden";
        return bracket;
    }

    private static ComplexOrderRequest Pair() => new()
    {
        Type = ComplexOrderType.Pairs,
        RatioPriceThreshold = 9,
        RatioPriceComparator = OrderComparator.GreaterOrEqual,
        Source = "golden",
        Orders = [Limit(), Limit("BTO 10 AMZN", 100)],
    };

    private static OrderLegRequest Leg(string text) => LegText.Parse(text).ToRequest();

    private static async Task<T?> FirstAsync<T>(IAsyncEnumerable<T> list)
        where T : class
    {
        await foreach (var item in list) return item;
        return null;
    }
}
