namespace TastyPS.Paper;

/// <summary>
/// The year before the broker's clock starts: two traders' habits, carried out day by day at the seeded market's prices with the back
/// office running every evening. What it leaves behind are the positions that a newcomer finds.
/// </summary>
internal sealed class PaperHistory(PaperMarket market, PaperDesk desk, PaperBackOffice office, DateTimeOffset start)
{
    private const int Days = 365;
    private readonly List<(DateTimeOffset At, Action<DateTimeOffset> Do)> _steps = [];

    /// <summary>Stocks, coins, futures, a year of short options, one assignment and one exercise at least; spreads that are still open.</summary>
    public void TradeMarginAccount()
    {
        Deposit(Days, 250_000, "ACH DEPOSIT");
        for (var days = 330; days > 0; days -= 30) Deposit(days, 1_500, "ACH DEPOSIT");
        Trade(360, "AAPL", 200);
        Trade(360, "SPY", 100);
        Trade(358, "XOM", 150);
        Trade(357, "BRK/B", 20);
        Trade(355, "BTC/USD", 0.25m);
        Trade(355, "ETH/USD", 3.5m);
        Trade(40, "PFE", -100);
        Trade(64, "BTC/USD", 0.05m);
        Trade(31, "ETH/USD", -0.5m);
        At(100, at =>
        {
            desk.Move(at, "Withdrawal", -10_000, "WIRE FUNDS SENT");
            desk.Move(at, "Fee", -25, "OUTGOING WIRE FEE");
        });
        At(75, at => desk.Move(at, "Balance Adjustment", -0.05m, "REGULATORY FEE ADJUSTMENT"));

        var even = false;
        foreach (var expiration in MonthlyExpirations())
        {
            SellMonthly("SPY", expiration, 0.96m, call: false, -1, buyBack: even, keep: 100);
            SellMonthly("AAPL", expiration, 1.06m, call: true, -2, buyBack: !even, keep: 200);
            even = !even;
        }
        // Far in the money: one is assigned, the other exercised in any world.
        SellMonthly("F", Monthly(150), 1.25m, call: false, -3, buyBack: false, keep: 0);
        SellMonthly("INTC", Monthly(90), 0.75m, call: true, 2, buyBack: false, keep: 0);

        At(120, at => desk.Trade(at, QuarterlyFuture("MES", at), 2));
        At(101, at => CloseAll(at, "/MES"));
        At(12, at => desk.Trade(at, Active("ES"), 1));
        At(8, at => desk.Trade(at, Active("ZN"), -1));
        At(6, at => desk.Trade(at, FutureOption("ES", 0.94m, call: false, at), -1));
        At(6, at => desk.Trade(at, FutureOption("GC", 1.08m, call: true, at), 1));

        var next = Monthly(-30);
        Trade(9, "SPY", next, 0.96m, call: false, -2);
        Trade(9, "SPY", next, 0.945m, call: false, 2);
        Trade(9, "SPY", next, 1.04m, call: true, -2);
        Trade(9, "SPY", next, 1.055m, call: true, 2);
        Trade(9, "AAPL", next, 1.06m, call: true, -1);
        Trade(20, "NVDA", Monthly(-60), 1m, call: true, 1);
        Run();
    }

    /// <summary>Shares, covered calls and a cash-secured put: nothing that a retirement account may not do.</summary>
    public void TradeIra()
    {
        Deposit(Days, 60_000, "ROLLOVER CONTRIBUTION");
        for (var days = 345; days > 0; days -= 30) Deposit(days, 500, "IRA CONTRIBUTION");
        Trade(362, "QQQ", 30);
        Trade(361, "MSFT", 25);
        Trade(359, "KO", 200);
        foreach (var expiration in MonthlyExpirations()) SellMonthly("KO", expiration, 1.04m, call: true, -2, buyBack: false, keep: 200);
        Trade(7, "KO", Monthly(-30), 1.04m, call: true, -2);
        Trade(7, "INTC", Monthly(-30), 0.92m, call: false, -1);
        Run();
    }

    private void Run()
    {
        office.StartAfter(Day(Days).AddDays(-1));
        foreach (var (at, act) in _steps.OrderBy(s => s.At))
        {
            office.CatchUp(at);
            act(at);
        }
        office.CatchUp(start);
    }

    private DateOnly Day(int daysAgo) => MarketCalendar.OnOrBefore(MarketCalendar.DateOf(start).AddDays(-daysAgo));

    // Steps of one day are a minute apart, in the order in which they were planned.
    private void At(DateOnly day, Action<DateTimeOffset> act) => _steps.Add((MarketCalendar.At(day, new TimeOnly(10, 5).AddMinutes(_steps.Count)), act));

    private void At(int daysAgo, Action<DateTimeOffset> act) => At(Day(daysAgo), act);

    private void Deposit(int daysAgo, decimal amount, string description) => At(daysAgo, at => desk.Move(at, "Deposit", amount, description));

    private void Trade(int daysAgo, string symbol, decimal quantity) => At(daysAgo, at => desk.Trade(at, market.Find(symbol)!, quantity));

    private void Trade(int daysAgo, string underlying, DateOnly expiration, decimal moneyness, bool call, decimal quantity)
        => At(daysAgo, at => desk.Trade(at, Option(underlying, expiration, moneyness, call, at), quantity));

    /// <summary>Five weeks before an expiration an option is traded; later it is bought back or left to its end, and the shares that come or go are evened out.</summary>
    private void SellMonthly(string underlying, DateOnly expiration, decimal moneyness, bool call, decimal quantity, bool buyBack, decimal keep)
    {
        Instrument? option = null;
        At(MarketCalendar.OnOrBefore(expiration.AddDays(-35)), at => desk.Trade(at, option = Option(underlying, expiration, moneyness, call, at), quantity));
        if (buyBack) At(MarketCalendar.OnOrBefore(expiration.AddDays(-9)), at => desk.Trade(at, option!, -quantity));
        At(MarketCalendar.Next(expiration), at =>
        {
            var surplus = desk.Book.QuantityOf(underlying) - keep;
            if (surplus != 0) desk.Trade(at, market.Find(underlying)!, -surplus);
        });
    }

    /// <summary>The monthly expirations whose whole cycle lies within the year.</summary>
    private IEnumerable<DateOnly> MonthlyExpirations()
    {
        var first = Day(Days);
        for (var month = new DateOnly(first.Year, first.Month, 1).AddMonths(2); ; month = month.AddMonths(1))
        {
            var expiration = MarketCalendar.Monthly(month.Year, month.Month);
            if (MarketCalendar.Next(expiration) > Day(1)) yield break;
            yield return expiration;
        }
    }

    /// <summary>The first monthly expiration on or after a day.</summary>
    private DateOnly Monthly(int daysAgo)
    {
        var day = Day(daysAgo);
        var expiration = MarketCalendar.Monthly(day.Year, day.Month);
        if (expiration >= day) return expiration;
        var next = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        return MarketCalendar.Monthly(next.Year, next.Month);
    }

    private Instrument Option(string underlying, DateOnly expiration, decimal moneyness, bool call, DateTimeOffset at)
    {
        var under = market.Find(underlying)!;
        var root = under.Underlying.OptionRoots[0];
        var strike = Nearest(PriceOf(under, at) * moneyness, StrikeLadder.Step(under.Underlying, root));
        return Found(SymbolText.Occ(root.Symbol, expiration, call ? "C" : "P", strike));
    }

    /// <summary>The option of a product that expires about six weeks after the start.</summary>
    private Instrument FutureOption(string code, decimal moneyness, bool call, DateTimeOffset at)
    {
        var product = PaperMarket.FindProduct(code)!;
        var wanted = MarketCalendar.DateOf(start).AddDays(40);
        var expiration = market.FutureExpirations(product).MinBy(e => Math.Abs(e.Date.DayNumber - wanted.DayNumber))!;
        return market.Option(expiration, Nearest(PriceOf(expiration.Future, at) * moneyness, product.StrikeStep), call);
    }

    private Instrument Active(string code) => market.ActiveFuture(PaperMarket.FindProduct(code)!);

    private Instrument QuarterlyFuture(string code, DateTimeOffset at)
    {
        var product = PaperMarket.FindProduct(code)!;
        var month = FutureCalendar.ListedMonths(product, MarketCalendar.DateOf(at).AddDays(21)).First();
        return Found(SymbolText.Future(code, month));
    }

    private void CloseAll(DateTimeOffset at, string prefix)
    {
        foreach (var position in desk.Book.Positions.Where(p => p.Instrument.Symbol.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            desk.Trade(at, position.Instrument, -position.Quantity);
    }

    private Instrument Found(string symbol) => market.Find(symbol) ?? throw new InvalidOperationException($"The market has no {symbol}, which the paper history trades.");

    private decimal PriceOf(Instrument instrument, DateTimeOffset at) => market.MarkAt(instrument, at);

    private static decimal Nearest(decimal price, decimal step) => Math.Round(price / step) * step;
}
