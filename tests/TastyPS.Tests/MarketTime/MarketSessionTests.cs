using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.MarketTime;

/// <summary>Get-TastyMarketSession and Get-TastyMarketHoliday.</summary>
public sealed class MarketSessionTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("", "GET /market-time/sessions/current", 3)]
    [InlineData("equity", "GET /market-time/equities/sessions/current", 1)]
    [InlineData("cme", "GET /market-time/futures/sessions/current/CME", 1)]
    [InlineData("CFE,CME", "GET /market-time/futures/sessions/current", 2)]
    [InlineData("Equity,CME", "GET /market-time/sessions/current", 2)]
    public void Now_is_one_call_for_whatever_markets(string markets, string wire, int count)
    {
        (string, object?)[] said = markets.Length == 0 ? [] : [("InstrumentCollection", markets.Split(','))];

        Assert.Equal(count, _shell.Pipe("Get-TastyMarketSession", said).Run().All<CurrentMarketSession>().Count);
        Assert.Equal([wire], _shell.Wire);
    }

    [Fact]
    public void At_another_moment()
    {
        var christmas = _shell.Pipe("Get-TastyMarketSession", ("At", new DateTime(2026, 12, 25, 17, 0, 0, DateTimeKind.Utc))).Run().Single<CurrentMarketSession>();

        Assert.Equal((MarketState.Closed, (DateTime?)null), (christmas.State, christmas.OpenAt));
    }

    [Theory]
    [InlineData("Equity", "Next", "/market-time/equities/sessions/next", 27)]
    [InlineData("Equity", "Previous", "/market-time/equities/sessions/previous", 25)]
    [InlineData("CME", "Next", "/market-time/futures/sessions/next/CME", 27)]
    [InlineData("CME", "Previous", "/market-time/futures/sessions/previous/CME", 25)]
    public void Beside_Thanksgiving(string market, string way, string path, int day)
    {
        var session = _shell.Pipe("Get-TastyMarketSession", ("InstrumentCollection", market), (way, null), ("Date", "2026-11-26")).Run().Single<MarketSession>();

        Assert.Equal(new DateTime(2026, 11, day), session.SessionDate);
        Assert.Equal(["GET " + path], _shell.Wire);
    }

    [Fact]
    public void Two_years_of_sessions_are_three_calls_without_a_gap()
    {
        var sessions = _shell.Pipe("Get-TastyMarketSession", ("StartDate", "2026-01-01"), ("EndDate", "2027-12-31")).Run().All<MarketSession>();

        Assert.InRange(sessions.Count, 500, 504);
        Assert.Equal(sessions.Select(s => s.SessionDate).Distinct(), sessions.Select(s => s.SessionDate));
        Assert.Equal(3, _shell.Wire.Count);
    }

    [Fact]
    public void A_range_that_runs_backwards_asks_nothing()
    {
        _shell.Pipe("Get-TastyMarketSession", ("StartDate", "2026-12-31"), ("EndDate", "2026-01-01")).Run().SingleError(ErrorIds.ParameterInvalid);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void Holidays_are_a_row_a_day_in_order()
    {
        var days = _shell.Pipe("Get-TastyMarketHoliday").Run().All<MarketHoliday>();

        Assert.Equal(days.OrderBy(d => d.Date).Select(d => d.Date), days.Select(d => d.Date));
        Assert.Contains(days, d => d is { IsHalfDay: true } && d.Date == new DateTime(2026, 11, 27));
        Assert.Contains(days, d => d is { IsHalfDay: false } && d.Date == new DateTime(2026, 12, 25));
        Assert.All(_shell.Pipe("Get-TastyMarketHoliday", ("InstrumentCollection", "CFE")).Run().All<MarketHoliday>(), d => Assert.Equal("CFE", d.Market));
    }
}
