using System.Collections;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Margin;

public sealed class MeasureTastyMarginTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private TastyPS.TestEngine.ShellRun Measure(object legs, params (string, object?)[] more) => _shell.Pipe("Measure-TastyMargin", [("Leg", legs), ("AccountNumber", _shell.Margin), .. more]).Run();

    [Fact]
    public void A_spread_is_written_as_a_trader_writes_it()
    {
        var result = Measure(new[] { "STO 1 SPY 18dec26 600p", "BTO 1 SPY 18dec26 590p" }, ("Credit", 1.5m)).Single<MarginDryRunResult>();

        Assert.Equal(_shell.Margin, result.AccountNumber);
        Assert.Equal(-1000, result.ChangeInMarginRequirement);
        Assert.Equal(result.NewBuyingPower - result.CurrentBuyingPower, result.ChangeInBuyingPower);
        var order = Assert.Single(result.Orders!);
        Assert.Equal((OrderType.Limit, 1.5m, PriceEffect.Credit, "SPY"), (order.OrderType, order.Price, order.PriceEffect, order.UnderlyingSymbol));
        Assert.Equal([$"POST /margin/accounts/{_shell.Margin}/dry-run"], _shell.Wire);
    }

    [Fact]
    public void Hashtables_and_requests_measure_the_same()
    {
        var table = new Hashtable { ["Action"] = "BuyToOpen", ["Quantity"] = 10, ["Symbol"] = "spy" };
        var request = new OrderRequest { OrderType = OrderType.Market, TimeInForce = TimeInForce.Day, Legs = [LegText.Parse("BTO 10 SPY").ToRequest()] };

        var text = Measure("BTO 10 SPY").Single<MarginDryRunResult>().ChangeInBuyingPower;
        Assert.Equal(text, Measure(table).Single<MarginDryRunResult>().ChangeInBuyingPower);
        Assert.Equal(text, _shell.Pipe("Measure-TastyMargin", ("AccountNumber", _shell.Margin)).Input(request).Run().Single<MarginDryRunResult>().ChangeInBuyingPower);
        Assert.True(text < 0);
    }

    [Fact]
    public void A_future_is_its_own_underlying() =>
        Assert.Equal("/ESZ6", Measure("Buy 1 /ESZ6").Single<MarginDryRunResult>().Orders![0].UnderlyingSymbol);

    [Fact]
    public void Legs_of_two_underlyings_and_two_prices_are_stopped_here()
    {
        Assert.Contains("SPY, QQQ", Measure(new[] { "BTO 1 SPY", "STO 1 QQQ" }).SingleError(ErrorIds.ParameterInvalid).Exception.Message);
        Measure("BTO 1 SPY", ("Credit", 1m), ("Debit", 1m)).SingleError(ErrorIds.ParameterInvalid);
        Assert.Contains("expected action", Assert.Single(Measure("BUY SPY").AllErrors).Exception.Message);
        Assert.Empty(_shell.Wire);
    }
}
