using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Prices;

public sealed class GetTastyMarketDataTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Each_symbol_goes_to_the_class_of_its_own_form_in_one_call()
    {
        string[] symbols = ["SPY", "/ESZ6", "SPX", "BTC/USD"];

        Assert.Equal(symbols, _shell.Pipe("Get-TastyMarketData").Input([.. symbols]).Run().All<MarketData>().Select(d => d.Symbol));
        Assert.Equal("?cryptocurrency=BTC%2FUSD&equity=SPY&future=%2FESZ6&index=SPX", "?" + Assert.Single(_shell.Broker.Requests.Entries).Query.TrimStart('?'));
    }

    [Fact]
    public void A_hundred_a_call()
    {
        var symbols = _shell.Pipe("Get-TastyOptionChain", ("Symbol", "SPY"), ("DteRange", new[] { 20, 60 })).First(230).Run().All<EquityOption>().Select(o => o.Symbol).ToList();
        _shell.Broker.Requests.Clear();

        Assert.Equal(symbols, _shell.Pipe("Get-TastyMarketData").Input([.. symbols]).Run().All<MarketData>().Select(d => d.Symbol));
        Assert.Equal(3, _shell.Wire.Count);
    }

    [Fact]
    public void The_first_hundred_come_before_the_rest_is_known() =>
        Assert.Single(_shell.Pipe("Get-TastyOptionChain", ("Symbol", "SPY"), ("DteRange", new[] { 20, 60 })).Pipe("Get-TastyMarketData", ("Session", _shell.Session)).First(1).Run().Output);

    [Fact]
    public void A_product_stands_for_its_active_contract() =>
        Assert.Equal("/ESZ6", _shell.Pipe("Get-TastyMarketData", ("Symbol", "/ES")).Run().Single<MarketData>().Symbol);

    [Fact]
    public void Positions_of_all_classes_have_prices()
    {
        var held = _shell.Pipe("Get-TastyPosition", ("AccountNumber", _shell.Margin)).Run().All<Position>();

        var prices = _shell.Pipe("Get-TastyMarketData").Input([.. held]).Run().All<MarketData>();

        Assert.Equal(held.Select(p => p.Symbol).Distinct().Order(StringComparer.Ordinal), prices.Select(p => p.Symbol).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_has_no_price_is_an_error_and_the_rest_comes_out()
    {
        var run = _shell.Pipe("Get-TastyMarketData", ("Symbol", new[] { "SPY", "NOPE", "EUR/USD", "QQQ" })).Run();

        Assert.Equal(["SPY", "QQQ"], run.Output.Cast<MarketData>().Select(d => d.Symbol));
        Assert.Equal(new HashSet<object?> { "NOPE", "EUR/USD" }, run.Errors.Select(e => e.TargetObject).ToHashSet());
    }

    [Fact]
    public void Where_the_venue_refuses_lists_each_is_asked_for()
    {
        _shell.Broker.Faults.Add("GET /market-data/by-type", PaperFault.Status(403) with { Times = null });

        var run = _shell.Pipe("Get-TastyMarketData", ("Symbol", new[] { "SPY", "NOPE", "SPY 18dec26 530c", "/ESZ6" })).Run();

        Assert.Equal(["SPY", "SPY   261218C00530000", "/ESZ6"], run.Output.Cast<MarketData>().Select(d => d.Symbol));
        Assert.Equal("NOPE", run.SingleError(ErrorIds.MarketDataNone).TargetObject);
        Assert.Equal(["GET /market-data/Equity%20Option/SPY%20%20%20261218C00530000", "GET /market-data/Equity/NOPE", "GET /market-data/Equity/SPY", "GET /market-data/Future/%2FESZ6", "GET /market-data/by-type"], _shell.Wire.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_symbol_twice_is_asked_for_once() => Assert.Single(_shell.Pipe("Get-TastyMarketData").Input("SPY", "spy").Run().All<MarketData>());

    [Fact]
    public void The_sandbox_that_lacks_the_service_is_said_to_lack_it()
    {
        using var shell = new PaperShell(new PaperOptions { TimeProvider = new FakeClock(), Sandbox = true });

        shell.Pipe("Get-TastyMarketData", ("Symbol", "SPY")).Run().SingleError(ErrorIds.ApiUnavailable);
    }
}
