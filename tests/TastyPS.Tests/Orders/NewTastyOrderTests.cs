using TastyPS.Paper;
using TastyPS.TestEngine;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Orders;

public sealed class NewTastyOrderTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private IEnumerable<string> Posts => _shell.Wire.Where(w => !w.StartsWith("GET", StringComparison.Ordinal) && !w.Contains("oauth", StringComparison.Ordinal));

    [Fact]
    public void The_question_says_what_is_sent_and_what_it_costs_and_yes_sends_it_once()
    {
        var run = New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", "Natural")).Answers("Y").Run();
        var order = run.Single<Order>();
        var question = Assert.Single(run.Questions).Message;
        foreach (var part in (string[])["PAPER", _shell.Margin, "Buy to Open 10 MSFT", "Limit at", "Debit", "Day", "Buying power", "fees"]) Assert.Contains(part, question);
        Assert.Contains(Summary.Text(order.Price), question);
        Assert.Equal([$"POST /accounts/{_shell.Margin}/orders/dry-run", $"POST /accounts/{_shell.Margin}/orders"], Posts);
        Assert.Equal(TastyEnvironment.Paper, order.Environment);
        Assert.True(order.OrderId > 0);
    }

    [Fact]
    public void No_sends_nothing()
    {
        var run = New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", "Natural")).Answers("N").Run();
        Assert.Empty(run.Output);
        Assert.Equal([$"POST /accounts/{_shell.Margin}/orders/dry-run"], Posts);
    }

    [Fact]
    public void Under_WhatIf_not_even_a_dry_run_leaves()
    {
        var run = New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400), ("WhatIf", null)).Run();
        Assert.Empty(run.AllErrors);
        Assert.Empty(Posts);
        Assert.Contains(run.HostLines, l => l.Contains("Buy to Open 10 MSFT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dry_run_is_one_flat_object_and_asks_nothing()
    {
        var run = New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400), ("DryRun", null)).Run();
        var preview = run.Single<OrderPreview>();
        Assert.Empty(run.Questions);
        Assert.True(preview.IsAccepted);
        Assert.Equal(preview.BuyingPowerAfter, preview.BuyingPowerBefore + preview.BuyingPowerChange);
        Assert.True(preview.BuyingPowerChange < 0);
        Assert.Equal(decimal.Round(preview.BuyingPowerChange!.Value / preview.NetLiquidatingValue!.Value * 100, 2), preview.BuyingPowerPercent);
        Assert.NotNull(preview.TotalFees);
    }

    [Fact]
    public void A_refusal_of_the_check_is_an_error_with_the_venues_code_and_nothing_is_sent()
    {
        var run = New(("Symbol", "MSFT"), ("Buy", 900000), ("Limit", 400), ("Confirm", false)).Run();
        var error = run.SingleError(ErrorIds.ApiRejected);
        Assert.Contains("margin_check_failed", error.Exception.Message);
        Assert.Equal("margin_check_failed", error.Exception!.Data["ApiCode"]);
        Assert.DoesNotContain(Posts, p => p.EndsWith("/orders", StringComparison.Ordinal));
    }

    [Fact]
    public void The_dry_run_of_a_refused_order_is_an_object_that_says_why() =>
        Assert.Contains(New(("Symbol", "MSFT"), ("Buy", 900000), ("Limit", 400), ("DryRun", null)).Run().Single<OrderPreview>().Errors, e => e.Code == "margin_check_failed");

    [Fact]
    public void A_spread_is_typed_as_text_and_says_credit()
    {
        var (sold, bought) = Puts();
        var run = New(("Leg", new object[] { $"STO 1 {sold}", $"BTO 1 {bought}" }), ("Credit", "Mid"), ("AsRequest", null)).Run();
        var request = run.Single<OrderRequest>();
        Assert.Equal((OrderType.Limit, PriceEffect.Credit, 2), (request.OrderType, request.PriceEffect, request.Legs.Count));
        Assert.True(request.Price > 0);
        Assert.Empty(Posts);
    }

    [Fact]
    public void Legs_from_the_pipeline_make_one_order_and_limit_alone_does_not_say_the_effect()
    {
        var (sold, bought) = Puts();
        var run = New(("Limit", 1.25)).Input($"STO 1 {sold}", new System.Collections.Hashtable { ["Action"] = "BuyToOpen", ["Quantity"] = 1, ["Symbol"] = bought }).Run();
        run.SingleError(ErrorIds.OrderEffectMissing);
        Assert.Empty(Posts);
    }

    [Fact]
    public void A_bracket_is_an_OTOCO_in_one_line()
    {
        var price = Price("MSFT");
        var run = New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", "Natural"), ("TakeProfit", decimal.Round(price * 1.1m, 2)), ("StopLoss", decimal.Round(price * 0.9m, 2)), ("Confirm", false)).Run();
        var complex = run.Single<ComplexOrder>();
        Assert.Equal((ComplexOrderType.OTOCO, 2), (complex.Type, complex.Orders.Count));
        Assert.All(complex.Orders, o => Assert.Equal(OrderAction.SellToClose, o.Legs[0].Action));
    }

    [Fact]
    public void A_bracket_the_wrong_way_round_is_refused()
    {
        New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400), ("TakeProfit", 390), ("Confirm", false)).Run().SingleError(ErrorIds.OrderComplex);
        Assert.Empty(Posts);
    }

    [Fact]
    public void Selling_what_is_held_closes_it()
    {
        Place(("Symbol", "MSFT"), ("Buy", 10), ("Market", null));
        _shell.Clock.Advance(TimeSpan.FromSeconds(5));
        var request = New(("Symbol", "MSFT"), ("Sell", 4), ("Market", null), ("AsRequest", null)).Run().Single<OrderRequest>();
        Assert.Equal(OrderAction.SellToClose, request.Legs[0].Action);
    }

    [Fact]
    public void The_same_order_again_is_refused_until_it_is_meant()
    {
        (string, object?)[] said = [("Symbol", "MSFT"), ("Buy", 1), ("Limit", 300), ("NoPreview", null), ("Confirm", false)];
        New(said).Run().Single<Order>();
        New(said).Run().SingleError(ErrorIds.OrderDuplicate);
        New([.. said, ("AllowDuplicate", null)]).Run().Single<Order>();
    }

    [Theory]
    [InlineData("Limit", 400.003, ErrorIds.OrderPriceTick)]
    [InlineData("Limit", 0, ErrorIds.OrderPrice)]
    [InlineData("Buy", 0, ErrorIds.OrderQuantity)]
    [InlineData("Buy", -5, ErrorIds.OrderQuantity)]
    [InlineData("Buy", 1e12, ErrorIds.OrderQuantity)]
    [InlineData("Buy", 1.5, ErrorIds.OrderQuantityDecimals)]
    [InlineData("Credit", 400, ErrorIds.ParameterInvalid)]
    public void Bad_input_never_reaches_the_wire(string name, double value, string expected)
    {
        var said = new Dictionary<string, object?> { ["Symbol"] = "MSFT", ["Buy"] = 10, ["Limit"] = 400, ["Confirm"] = false };
        said[name] = value;
        New([.. said.Select(p => (p.Key, p.Value))]).Run().SingleError(expected);
        Assert.Empty(Posts);
    }

    [Theory]
    [InlineData("1.234,50")]
    [InlineData("-1.25")]
    [InlineData("Lasts")]
    public void A_price_that_is_none_is_refused_by_the_binder(string price)
    {
        Assert.NotEmpty(New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", price)).Run().AllErrors);
        Assert.Empty(Posts);
    }

    [Theory]
    [InlineData("Buy", "1,5")]
    [InlineData("Buy", "1.000,5")]
    [InlineData("Stop", "480,25")]
    [InlineData("TakeProfit", "1,000")]
    [InlineData("StopLoss", "")]
    public void A_number_of_another_country_is_refused_by_the_binder(string name, string value)
    {
        var said = new Dictionary<string, object?> { ["Symbol"] = "MSFT", ["Buy"] = 10, ["Limit"] = 400, ["Confirm"] = false };
        said[name] = value;
        var run = New([.. said.Select(p => (p.Key, p.Value))]).Run();
        Assert.Contains("decimal point", Assert.Single(run.AllErrors).Exception.Message);
        Assert.Empty(Posts);
    }

    [Fact]
    public void A_threshold_of_another_country_is_refused_too()
    {
        var condition = new System.Collections.Hashtable { ["Symbol"] = "SPY", ["Comparator"] = "LessOrEqual", ["Threshold"] = "480,5" };
        Assert.Contains("decimal point", Assert.Single(New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400), ("Condition", condition), ("Confirm", false)).Run().AllErrors).Exception.Message);
        condition["Threshold"] = "480.5";
        Assert.Equal(480.5m, New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400), ("Condition", condition), ("AsRequest", null)).Run().Single<OrderRequest>().Rules!.Conditions![0].Threshold);
    }

    [Fact]
    public void RoundToTick_never_pays_more() =>
        Assert.Equal(400.00m, New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400.009), ("RoundToTick", null), ("AsRequest", null)).Run().Single<OrderRequest>().Price);

    [Theory]
    [InlineData(1.253, null)]
    [InlineData(1.253, 1.26)]
    public void A_net_price_off_the_steps_is_warned_of_and_rounded_where_that_is_wanted(double said, double? rounded)
    {
        var (sold, bought) = Puts();
        (string, object?)[] arguments = [("Leg", new object[] { $"STO 1 {sold}", $"BTO 1 {bought}" }), ("Credit", said), ("AsRequest", null)];
        var run = New(rounded is null ? arguments : [.. arguments, ("RoundToTick", null)]).Run();
        Assert.Equal((decimal)(rounded ?? said), run.Single<OrderRequest>().Price);
        Assert.Equal(rounded is null ? 1 : 0, run.Warnings.Count(w => w.Contains("off the steps of 0.01", StringComparison.Ordinal)));
    }

    [Fact]
    public void With_several_accounts_none_is_guessed()
    {
        var run = _shell.Pipe("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400), ("Confirm", false)).Run();
        Assert.Contains("-AccountNumber", run.SingleError(ErrorIds.AccountAmbiguous).ErrorDetails!.RecommendedAction);
        Assert.Empty(Posts);
    }

    [Fact]
    public void A_lost_answer_is_found_and_the_order_was_sent_once()
    {
        _shell.Broker.Faults.Add("POST /accounts/*/orders", PaperFault.AcceptThenDrop());
        var run = New(("Symbol", "MSFT"), ("Buy", 1), ("Limit", 300), ("NoPreview", null), ("Confirm", false)).Run();
        Assert.True(run.Single<Order>().OrderId > 0);
        Assert.Single(Posts);
        Assert.Contains(run.Warnings, w => w.Contains("do not send it again", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_time_in_force_and_rule_reaches_the_request()
    {
        var until = new DateTime(2026, 12, 18);
        var request = New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400), ("GtdDate", until), ("StrictPositionEffect", null), ("AsRequest", null),
            ("RouteAfter", new DateTime(2026, 11, 20, 20, 0, 0)), ("Condition", new[] { new OrderConditionRequest { Symbol = "SPY", Comparator = OrderComparator.LessOrEqual, Threshold = 480 } })).Run().Single<OrderRequest>();
        Assert.Equal((TimeInForce.GTD, until, true), (request.TimeInForce, request.GtcDate, request.AdvancedInstructions?.StrictPositionEffectValidation));
        Assert.Equal((OrderRuleAction.Route, OrderIndicator.Last, InstrumentType.Equity), Assert.Single(request.Rules!.Conditions!) is var c ? (c.Action, c.Indicator, c.InstrumentType) : default);
        Assert.Equal(TimeInForce.Ext, New(("Symbol", "MSFT"), ("Buy", 10), ("Limit", 400), ("ExtendedHours", null), ("AsRequest", null)).Run().Single<OrderRequest>().TimeInForce);
    }

    [Fact]
    public void A_notional_order_has_dollars_and_no_quantity()
    {
        var request = New(("Symbol", "MSFT"), ("Notional", 500), ("AsRequest", null)).Run().Single<OrderRequest>();
        Assert.Equal((OrderType.NotionalMarket, 500m, PriceEffect.Debit, null), (request.OrderType, request.Value, request.ValueEffect, request.Legs[0].Quantity));
    }

    [Fact]
    public void A_journal_torn_in_its_last_line_is_mended_and_the_order_goes_out()
    {
        Place(("Symbol", "MSFT"), ("Buy", 1), ("Limit", 300));
        File.AppendAllText(JournalPath, """{"at":"2026-03-16T14:30:00Z","id":"torn","ki""");
        var run = New(("Symbol", "MSFT"), ("Buy", 2), ("Limit", 300), ("NoPreview", null), ("Confirm", false)).Run();
        run.Single<Order>();
        Assert.Contains(run.Warnings, w => w.Contains("torn", StringComparison.Ordinal));
    }

    [Fact]
    public void A_journal_broken_in_the_middle_sends_nothing_and_says_what_to_do()
    {
        Place(("Symbol", "MSFT"), ("Buy", 1), ("Limit", 300));
        File.WriteAllLines(JournalPath, ["{\"at\":#", .. File.ReadAllLines(JournalPath), "{}"]);
        var error = New(("Symbol", "MSFT"), ("Buy", 2), ("Limit", 300), ("NoPreview", null), ("Confirm", false)).Run().SingleError(ErrorIds.OrderJournalCorrupt);
        Assert.Contains("move it away", error.ErrorDetails!.RecommendedAction);
        Assert.Single(Posts);
    }

    [Fact]
    public void On_a_full_disk_nothing_is_sent()
    {
        if (!OperatingSystem.IsLinux()) return;
        Directory.CreateDirectory(Path.GetDirectoryName(JournalPath)!);
        File.CreateSymbolicLink(JournalPath, "/dev/full");
        New(("Symbol", "MSFT"), ("Buy", 1), ("Limit", 300), ("NoPreview", null), ("Confirm", false)).Run().SingleError(ErrorIds.OrderJournalUnwritable);
        Assert.Empty(Posts);
    }

    [Fact]
    public void On_a_full_disk_what_closes_is_sent_and_the_warning_names_the_order_that_is_given()
    {
        if (!OperatingSystem.IsLinux()) return;
        Directory.CreateDirectory(Path.GetDirectoryName(JournalPath)!);
        File.CreateSymbolicLink(JournalPath, "/dev/full");
        var run = New(("Symbol", "AAPL"), ("Sell", 1), ("Limit", 900), ("Close", null), ("NoPreview", null), ("Confirm", false)).Run();
        var sent = run.Single<Order>();
        Assert.Contains($"Get-TastyOrder -ExternalIdentifier {sent.ExternalIdentifier} finds it", Assert.Single(run.Warnings));
        Assert.Equal(sent.Id, _shell.Pipe("Get-TastyOrder", ("ExternalIdentifier", sent.ExternalIdentifier), ("AccountNumber", _shell.Margin)).Run().Single<Order>().Id);
        Assert.Single(Posts);
    }

    private string JournalPath => _shell.Connection.Options.JournalState.File("journal", $"orders-{DateTime.UtcNow:yyyyMM}.jsonl");

    private PipelineBuilder New(params (string, object?)[] arguments) => _shell.Pipe("New-TastyOrder", [.. arguments, ("AccountNumber", _shell.Margin)]);

    private void Place(params (string, object?)[] arguments) => New([.. arguments, ("NoPreview", null), ("Confirm", false)]).Run().Single<Order>();

    private decimal Price(string symbol) => _shell.Broker.Market.Find(symbol) is { } i ? _shell.Broker.Market.QuoteOf(i).Ask!.Value : 0;

    /// <summary>Two puts of SPY that the paper market lists, a few strikes below the market.</summary>
    private (string Sold, string Bought) Puts()
    {
        var strike = decimal.Floor(Price("SPY") / 10) * 10 - 20;
        string At(decimal k) => Symbol.ForEquityOption("SPY", new DateTime(2026, 12, 18), OptionType.Put, k).ToApi();
        return (At(strike), At(strike - 10));
    }
}
