using System.Security;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Prices;

/// <summary>Get-TastyMarketMetric, Get-TastyDividend, Get-TastyEarningsReport, Get-TastyMarginConfiguration and Get-TastyQuoteToken.</summary>
public sealed class MetricTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Metrics_of_many_are_one_call_in_their_order()
    {
        var run = _shell.Pipe("Get-TastyMarketMetric").Input("SPY", "AAPL", "NOPE", "/ES").Run();

        Assert.Equal(["SPY", "AAPL", "/ES"], run.Output.Cast<MarketMetric>().Select(m => m.Symbol));
        Assert.Equal("NOPE", run.SingleError(ErrorIds.MarketDataNone).TargetObject);
        Assert.Single(_shell.Wire);
    }

    [Fact]
    public void Dividends_know_whose_they_are()
    {
        var dividends = _shell.Pipe("Get-TastyDividend", ("Symbol", "aapl")).Run().All<Dividend>();

        Assert.All(dividends, d => Assert.Equal("AAPL", d.Symbol));
        Assert.All(dividends, d => Assert.True(d.Amount > 0));
    }

    [Fact]
    public void A_share_that_pays_nothing_is_an_empty_list_and_no_error()
    {
        var run = _shell.Pipe("Get-TastyDividend", ("Symbol", "BRK/B")).Run();

        Assert.Empty(run.Output);
        Assert.Empty(run.AllErrors);
        Assert.EndsWith("/dividends/BRK%2FB", _shell.Wire[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_share_does_not_keep_the_next_from_being_asked()
    {
        var run = _shell.Pipe("Get-TastyDividend", ("Symbol", new[] { "NOPE", "AAPL" })).Run();

        Assert.Equal("NOPE", run.SingleError(ErrorIds.ApiNotFound).TargetObject);
        Assert.NotEmpty(run.Output);
    }

    [Fact]
    public void Earnings_within_dates()
    {
        var earnings = _shell.Pipe("Get-TastyEarningsReport", ("Symbol", "AAPL"), ("StartDate", "2026-01-01"), ("EndDate", "2026-06-30")).Run().All<Earning>();

        Assert.Equal(2, earnings.Count);
        Assert.All(earnings, e => Assert.InRange(e.OccurredDate!.Value, new DateTime(2026, 1, 1), new DateTime(2026, 6, 30)));
        Assert.True(_shell.Pipe("Get-TastyEarningsReport", ("Symbol", "AAPL")).Run().All<Earning>().Count > 10);
    }

    [Fact]
    public void Dates_that_run_backwards_ask_nothing()
    {
        _shell.Pipe("Get-TastyEarningsReport", ("Symbol", "AAPL"), ("StartDate", "2026-06-30"), ("EndDate", "2026-01-01")).Run().SingleError(ErrorIds.ParameterInvalid);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void The_public_configuration_is_asked_for_without_a_token()
    {
        Assert.InRange(_shell.Pipe("Get-TastyMarginConfiguration").Run().Single<MarginConfiguration>().RiskFreeRate!.Value, 0, 0.2m);
        Assert.Equal(["GET /margin-requirements-public-configuration"], _shell.Wire);
    }

    [Fact]
    public void The_quote_token_is_hidden_unless_asked_for()
    {
        var hidden = _shell.Pipe("Get-TastyQuoteToken").Run().Single<ProtectedQuoteToken>();
        var plain = _shell.Pipe("Get-TastyQuoteToken", ("AsPlainText", null)).Run().Single<QuoteToken>();

        Assert.IsType<SecureString>(hidden.Token);
        Assert.Equal(plain.Token, new System.Net.NetworkCredential("", hidden.Token).Password);
        Assert.DoesNotContain(plain.Token!, plain.ToString(), StringComparison.Ordinal);
    }
}
