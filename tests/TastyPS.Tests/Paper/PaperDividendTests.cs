using TastyPS.Paper;
using PaperCalendar = TastyPS.Paper.MarketCalendar;
using PaperUnderlying = TastyPS.Paper.Underlying;

namespace TastyPS.Tests.Paper;

/// <summary>A dividend in prices, in options and in the book: the same cents in all three.</summary>
public sealed class PaperDividendTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Fixed = new(2026, 7, 1, 15, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Payers => ["KO", "JNJ", "XOM", "SPY", "TLT", "AAPL"];

    [Theory]
    [MemberData(nameof(Payers))]
    public void A_share_grows_toward_its_dividend_and_opens_lower_by_it_on_the_ex_date(string symbol)
    {
        var market = new PaperMarket(42, new StoppedClock(Start));
        var underlying = market.FindUnderlying(symbol)!;
        var dividends = market.Events.DividendsOf(underlying, new DateOnly(2025, 1, 1), new DateOnly(2027, 12, 31)).ToList();
        Assert.Equal(12, dividends.Count);
        Assert.All(dividends, d =>
        {
            var ex = PaperCalendar.At(d.ExDate, TimeOnly.MinValue);
            Assert.Equal((double)d.Amount, market.ModelPrice(underlying, ex.AddTicks(-1)) - market.ModelPrice(underlying, ex), 0.001);
        });
    }

    [Fact]
    public void The_opening_falls_by_the_dividend_where_nothing_else_happens()
    {
        var market = new PaperMarket(42, new StoppedClock(Start));
        var (moves, dividends) = (0m, 0m);
        foreach (var symbol in (string[])["KO", "JNJ", "PFE", "HYG", "TLT"])
        {
            var share = market.Find(symbol)!;
            foreach (var dividend in market.Events.DividendsOf(share.Underlying, new DateOnly(2020, 1, 1), new DateOnly(2039, 12, 31)))
            {
                var open = market.Sessions.On(MarketCollection.Equity, dividend.ExDate)!.OpenAt;
                moves += (market.MarkAt(share, open) - market.PreviousCloseAt(share, open)) / dividend.Amount;
                dividends++;
            }
        }
        // A night's own moves go up as often as down; what is left of four hundred nights is the dividend.
        Assert.InRange(moves / dividends, -1.35m, -0.65m);
    }

    [Theory]
    [MemberData(nameof(Payers))]
    public void Puts_and_calls_agree_on_the_forward_before_and_after_the_ex_date(string symbol)
    {
        var market = new PaperMarket(42, new StoppedClock(Fixed));
        var underlying = market.FindUnderlying(symbol)!;
        var dividend = market.Events.DividendsOf(underlying, DateOnly.FromDateTime(Fixed.Date), new DateOnly(2027, 1, 1)).First();
        var expiration = market.Expirations(symbol).First(e => e.Date > dividend.ExDate.AddDays(20));

        var before = market.Sessions.PreviousBefore(MarketCollection.Equity, dividend.ExDate).CloseAt.AddSeconds(-1);
        var after = market.Sessions.On(MarketCollection.Equity, dividend.ExDate)!.OpenAt;
        AssertParity(market, underlying, expiration, before, (double)dividend.Amount);
        AssertParity(market, underlying, expiration, after, 0);
    }

    [Fact]
    public async Task What_the_price_loses_the_book_pays_and_a_short_is_charged()
    {
        var below = new FakeClock(Start);
        await using var broker = new PaperBroker(new PaperOptions
        {
            TimeProvider = below, Start = Start, Accounts = [new PaperAccountPlan(PaperAccountKind.Margin, 100_000), new PaperAccountPlan(PaperAccountKind.Margin, 100_000)],
        });
        var share = broker.Market.Find("KO")!;
        var dividend = broker.Market.Events.DividendsOf(share.Underlying, broker.Clock.Today.AddDays(1), new DateOnly(2027, 12, 31)).First();
        var ex = PaperCalendar.At(dividend.ExDate, TimeOnly.MinValue);
        broker.Change(at => broker.Accounts.DeskOf(broker.Accounts[0]).Trade(at, share, 300));
        // After the close of the last day before: still with the dividend.
        broker.Clock.Advance(PaperCalendar.At(PaperCalendar.Previous(dividend.ExDate), new TimeOnly(19, 0)) - broker.Clock.GetUtcNow());
        broker.Change(at => broker.Accounts.DeskOf(broker.Accounts[1]).Trade(at, share, -200));
        // On the ex-date: without it.
        broker.Clock.Advance(PaperCalendar.At(dividend.ExDate, new TimeOnly(9, 31)) - broker.Clock.GetUtcNow());
        broker.Change(at => broker.Accounts.DeskOf(broker.Accounts[0]).Trade(at, share, 50));
        broker.Clock.Advance(PaperCalendar.At(dividend.PayDate, new TimeOnly(18, 0)) - broker.Clock.GetUtcNow());
        broker.Change(_ => { });

        var fall = Math.Round((decimal)(broker.Market.ModelPrice(share.Underlying, ex.AddTicks(-1)) - broker.Market.ModelPrice(share.Underlying, ex)), 2);
        Assert.Equal(fall * 300, PaidTo(broker.Accounts[0]));
        Assert.Equal(fall * -200, PaidTo(broker.Accounts[1]));

        static decimal PaidTo(PaperAccount account) => Assert.Single(account.Transactions, l => l.SubType == "Dividend").Value;
    }

    private static void AssertParity(PaperMarket market, PaperUnderlying underlying, Expiration expiration, DateTimeOffset at, double toCome)
    {
        var price = market.MarkAt(market.InstrumentOf(underlying), at);
        // At the money nobody exercises early.
        var strike = market.Strikes(underlying, expiration).MinBy(k => Math.Abs(k - price));
        var years = (expiration.ExpiresAt - at).TotalDays / 365.25;
        var discount = Math.Exp(-(double)PaperMarket.RiskFreeRate * years);
        var (call, put) = (Mark(true), Mark(false));
        var forward = (double)price - toCome;
        // Half a tick of each option, and the interest on a dividend until its ex-date.
        Assert.Equal(forward - ((double)strike * discount), (double)(call - put), 0.06);

        decimal Mark(bool isCall) => market.MarkAt(market.Option(underlying, expiration, strike, isCall), at);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
