using TastyPS.Core;

namespace TastyPS.Tests.Contract;

/// <summary>The calls that have a golden, by the name of its file.</summary>
internal static class GoldenCalls
{
    private const string Account = "5WP10042";
    private static readonly DateTime Day = new(2026, 11, 19);

    private static readonly DateTime Instant = new DateTime(2026, 11, 19, 15, 0, 0, DateTimeKind.Utc).ToLocalTime();

    public static IReadOnlyDictionary<string, Func<TastyClient, Task<object?>>> All { get; } = new Dictionary<string, Func<TastyClient, Task<object?>>>(OrderGoldens.Calls)
    {
        ["Accounts/List"] = async c => await FirstAsync(c.Accounts.ListAsync()),
        ["Accounts/Get"] = async c => await c.Accounts.GetAsync(Account, default),
        ["Accounts/Customer"] = async c => await c.Accounts.CustomerAsync(default),
        ["Accounts/TradingStatus"] = async c => await c.Accounts.TradingStatusAsync(Account, default),
        ["Accounts/Balances"] = async c => await FirstAsync(c.Balances.ListAsync(Account, default)),
        ["Accounts/BalanceOfCurrency"] = async c => await c.Balances.GetAsync(Account, "USD", default),
        ["Accounts/BalanceSnapshots"] = async c => await FirstAsync(c.Balances.Snapshots(Account, new() { StartDate = Day.AddDays(-7), EndDate = Day }, first: 1)),
        ["Positions/List"] = async c => await FirstAsync(c.Positions.ListAsync(Account, new() { UnderlyingSymbols = ["SPY", "BRK/B"], InstrumentType = InstrumentType.EquityOption, Net = true }, default)),
        ["Transactions/List"] = async c => await FirstAsync(c.Transactions.List(Account, new() { Types = [TransactionType.MoneyMovement, TransactionType.Trade], StartDate = Day.AddYears(-1), EndDate = Day, Sort = SortOrder.Asc }, first: 1)),
        ["Transactions/TotalFees"] = async c => await c.Transactions.TotalFeesAsync(Account, Day, default),
        ["Margin/Report"] = async c => await c.Margin.ReportAsync(Account, default),
        ["Margin/DryRun"] = async c => await c.Margin.DryRunAsync(
            Account,
            new OrderRequest { OrderType = OrderType.Limit, TimeInForce = TimeInForce.Day, Price = 1.85m, PriceEffect = PriceEffect.Credit, Legs = [Leg("STO 1 SPY 18dec26 510p"), Leg("BTO 1 SPY 18dec26 500p")] },
            default),
        ["Risk/MarginRequirement"] = async c => await c.Risk.MarginRequirementAsync(Account, "BRK/B", default),
        ["Risk/PositionLimit"] = async c => await c.Risk.PositionLimitAsync(Account, default),
        ["Risk/SpanRows"] = async c => await FirstAsync(c.Risk.SpanRows(Day, "CME", first: 1)),
        ["NetLiq/History"] = async c => await FirstAsync(c.NetLiq.HistoryAsync(Account, new() { StartAt = Instant.AddDays(-9), EndAt = Instant, Interval = "1d" }, default)),
        ["Watchlists/List"] = async c => await FirstAsync(c.Watchlists.ListAsync(default)),
        ["Watchlists/Get"] = async c => await c.Watchlists.GetAsync("Favorites", default),
        ["Watchlists/Create"] = async c => await c.Watchlists.CreateAsync(new() { Name = "Größe/1", GroupName = "main", OrderIndex = 3, WatchlistEntries = [WatchlistEdit.Entry("SPY"), WatchlistEdit.Entry("/ESZ6")] }, default),
        ["Watchlists/ListPublic"] = async c => await FirstAsync(c.Watchlists.ListPublicAsync(countsOnly: true, default)),
        ["Watchlists/GetPublic"] = async c => await c.Watchlists.GetPublicAsync("Futures: With Options", default),
        ["Watchlists/ListPairs"] = async c => await FirstAsync(c.Watchlists.ListPairsAsync(default)),
        ["Watchlists/GetPairs"] = async c => await c.Watchlists.GetPairsAsync("Metals", default),
        ["Alerts/Create"] = async c => await c.QuoteAlerts.CreateAsync(
            new() { Symbol = "SPY", InstrumentType = InstrumentType.Equity, Field = QuoteAlertField.Last, Operator = QuoteAlertOperator.GreaterThan, Threshold = 700.5m, ThresholdNumeric = 700.5m, ExpiresAt = Instant.AddDays(30) }, default),
        ["Paper/Accounts"] = async c => await FirstAsync(c.Paper.ListAccountsAsync(default)),
        ["Paper/Open"] = async c => await c.Paper.OpenAsync(new() { Kind = PaperAccountType.Ira, Deposit = 25_000.50m, Nickname = "Lab" }, default),
        ["Paper/Reset"] = async c => await c.Paper.ResetAsync(Account, null, default),
        ["Paper/Withdraw"] = async c => await c.Paper.MoveCashAsync(Account, new() { Amount = 250.5m, AmountEffect = PriceEffect.Debit }, default),
        ["Backtests/Start"] = async c => await c.Backtests.StartAsync(
            new()
            {
                Symbol = "SPY",
                StartDate = Day.AddMonths(-3),
                EndDate = Day,
                Legs = [new() { Type = BacktestLegType.EquityOption, Direction = BacktestDirection.Short, Side = BacktestSide.Put, Quantity = 1, StrikeSelection = BacktestStrikeSelection.PercentageOtm, PercentageOtm = 0.1m, DaysUntilExpiration = 45 }],
                EntryConditions = new() { Frequency = BacktestFrequency.OnSpecificDaysOfTheWeek, SpecificDays = [1], MaximumActiveTrials = 4, MaximumActiveTrialsBehavior = BacktestMaximumTrialsBehavior.DontEnter, MaximumVix = 40 },
                ExitConditions = new() { TakeProfitPercentage = 50, AtDaysToExpiration = 21, MinimumVix = 10 },
            },
            default),
        ["Backtests/Availability"] = async c => await FirstAsync(c.Backtests.AvailabilityAsync(default)),
        ["Backtests/Simulate"] = async c => await FirstAsync(c.Backtests.SimulateAsync(
            new() { Underlying = "SPY", StartTime = Instant.AddDays(-2), EndTime = Instant, Legs = [new() { Symbol = "SPY   261218P00510000", Direction = BacktestDirection.Short, Quantity = 1 }] }, default)),
        ["Instruments/Equities"] = async c => await FirstAsync(c.Instruments.Equities(new() { IsEtf = true, Lendability = Lendability.EasyToBorrow }, first: 1)),
        ["Instruments/ActiveEquities"] = async c => await FirstAsync(c.Instruments.ActiveEquities(Lendability.LocateRequired, first: 1)),
        ["Instruments/EquitiesBySymbol"] = async c => await FirstAsync(c.Instruments.EquitiesAsync(["BRK/B", "SPY"], default)),
        ["Instruments/Equity"] = async c => await FirstAsync(c.Instruments.EquitiesAsync(["BRK/B"], default)),
        ["Instruments/EquityOption"] = async c => await FirstAsync(c.Instruments.EquityOptionsAsync(["SPY   261218C00530000"], active: true, default)),
        ["Instruments/Futures"] = async c => await FirstAsync(c.Instruments.Futures(new() { ProductCodes = ["/ES", "CL"], Exchange = "CME", IncludeInactive = true })),
        ["Instruments/Future"] = async c => await FirstAsync(c.Instruments.FuturesAsync(["/ESZ6"], default)),
        ["Instruments/FutureProduct"] = async c => await c.Instruments.FutureProductAsync("CME", "/ZB", default),
        ["Instruments/FutureOptionProducts"] = async c => await FirstAsync(c.Instruments.FutureOptionProducts()),
        ["Instruments/FutureOptionProduct"] = async c => await c.Instruments.FutureOptionProductAsync("CME", "EW4", default),
        ["Instruments/FutureOption"] = async c => await FirstAsync(c.Instruments.FutureOptionsAsync(["./ZBZ6 ZB3Z6 261218C110"], default)),
        ["Instruments/Cryptocurrencies"] = async c => await FirstAsync(c.Instruments.CryptocurrenciesAsync(["BTC/USD", "ETH/USD"], default)),
        ["Instruments/Warrant"] = async c => await FirstAsync(c.Instruments.WarrantsAsync(["GLXYW"], default)),
        ["Instruments/Precisions"] = async c => await FirstAsync(c.Instruments.PrecisionsAsync(default)),
        ["Chains/Options"] = async c => await FirstAsync(c.Chains.OptionsAsync("BRK/B", new(), default)),
        ["Chains/Nested"] = async c => (await c.Chains.NestedAsync("SPX", new(), default)).FirstOrDefault(),
        ["Chains/Compact"] = async c => (await c.Chains.CompactAsync("XOM", default)).FirstOrDefault(),
        ["Chains/FutureOptions"] = async c => await FirstAsync(c.Chains.OptionsAsync("/ZBZ6", new(), default)),
        ["Chains/FutureNested"] = async c => await c.Chains.NestedFutureAsync("/ZB", new(), default),
        ["Search/Symbols"] = async c => await FirstAsync(c.Search.SymbolsAsync("brk/", default)),
        ["Search/Instruments"] = async c => await FirstAsync(c.Search.InstrumentsAsync(new() { Query = "crude oil", Exchange = "CME", Categories = ["Energy", "Metals"], InstrumentType = InstrumentType.Future, TradesUntil = Day, Limit = 2 }, default)),
        ["MarketData/Prices"] = async c => await FirstAsync(c.MarketData.FindAsync([("SPY", null), ("BRK/B", null), ("/ESZ6", null), ("SPY   261218C00530000", null), ("SPX", InstrumentType.Equity), ("BTC/USD", null)])),
        ["MarketData/Metrics"] = async c => await FirstAsync(c.MarketData.MetricsAsync(["AAPL", "BRK/B"], default)),
        ["MarketData/Dividends"] = async c => await FirstAsync(c.MarketData.DividendsAsync("AAPL", default)),
        ["MarketData/Earnings"] = async c => await FirstAsync(c.MarketData.EarningsAsync("AAPL", Day.AddYears(-1), Day, default)),
        ["MarketData/MarginConfiguration"] = async c => await c.MarketData.MarginConfigurationAsync(default),
        ["MarketTime/Current"] = async c => await FirstAsync(c.MarketTime.CurrentAsync(["Equity", "CFE"], default)),
        ["MarketTime/At"] = async c => await c.MarketTime.AtAsync(new DateTime(2026, 11, 20, 21, 30, 0, DateTimeKind.Utc), default),
        ["MarketTime/Next"] = async c => await c.MarketTime.NextAsync("CME", Day, default),
        ["MarketTime/Range"] = async c => await FirstAsync(c.MarketTime.RangeAsync("CFE", Day, Day.AddDays(7), default)),
        ["MarketTime/Calendar"] = async c => await c.MarketTime.CalendarAsync("Equity", default),
    };

    private static OrderLegRequest Leg(string text) => LegText.Parse(text).ToRequest();

    private static async Task<T?> FirstAsync<T>(IAsyncEnumerable<T> list)
        where T : class
    {
        await foreach (var item in list) return item;
        return null;
    }
}
