using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Orders;

/// <summary>What is done with orders that are there: read, replaced, cancelled, closed, listed.</summary>
public sealed class WorkingOrderTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private IEnumerable<string> Changes => _shell.Wire.Where(w => !w.StartsWith("GET", StringComparison.Ordinal) && !w.Contains("oauth", StringComparison.Ordinal));

    [Theory]
    [InlineData(false, "PUT")]
    [InlineData(true, "PATCH")]
    public void A_replacement_has_a_new_number_and_keeps_the_chain(bool edit, string method)
    {
        var old = Rest();
        _shell.Broker.Requests.Clear();
        (string, object?)[] said = [("OrderId", old.OrderId), ("Limit", 301), ("Confirm", false)];
        var order = Run("Set-TastyOrder", edit ? [.. said, ("Edit", null)] : said).Single<Order>();
        Assert.Equal((301m, old.OrderId), (order.Price, order.ReplacesOrderId));
        Assert.NotEqual(old.OrderId, order.OrderId);
        Assert.Equal([$"POST /accounts/{_shell.Margin}/orders/{old.OrderId}/dry-run", $"{method} /accounts/{_shell.Margin}/orders/{old.OrderId}"], Changes);
    }

    [Fact]
    public void An_order_that_has_ended_cannot_be_replaced()
    {
        var old = Rest();
        Run("Stop-TastyOrder", ("OrderId", old.OrderId), ("Confirm", false));
        Run("Set-TastyOrder", ("OrderId", old.OrderId), ("Limit", 301), ("Confirm", false)).SingleError(ErrorIds.OrderNotChangeable);
    }

    [Fact]
    public void Cancelling_asks_with_the_order_and_no_leaves_it()
    {
        var old = Rest();
        var run = _shell.Pipe("Stop-TastyOrder", ("OrderId", old.OrderId), ("AccountNumber", _shell.Margin), ("Confirm", null)).Answers("N").Run();
        Assert.Contains("Buy to Open 10 MSFT", Assert.Single(run.Questions).Message);
        Assert.DoesNotContain(Changes, c => c.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_piped_order_is_cancelled()
    {
        Rest();
        var run = _shell.Pipe("Get-TastyOrder", ("AccountNumber", _shell.Margin), ("Working", null)).Pipe("Stop-TastyOrder", ("Session", _shell.Session), ("Confirm", false)).Run();
        Assert.Empty(run.AllErrors);
        Assert.True(run.Single<Order>().Status is OrderStatus.Cancelled or OrderStatus.CancelRequested);
    }

    [Fact]
    public void Cancelling_all_takes_only_what_was_meant()
    {
        Rest();
        Rest("AAPL", 100);
        Assert.Equal("AAPL", Run("Stop-TastyOrder", ("All", null), ("UnderlyingSymbol", "AAPL"), ("Confirm", false)).Single<Order>().UnderlyingSymbol);
        _shell.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("MSFT", Run("Get-TastyOrder", ("Working", null)).Single<Order>().UnderlyingSymbol);
    }

    [Fact]
    public void An_order_of_a_bracket_is_cancelled_by_its_complex_order()
    {
        var complex = Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("TakeProfit", 400), ("StopLoss", 250), ("NoPreview", null), ("Confirm", false)).Single<ComplexOrder>();
        var child = complex.TriggerOrder!;
        Run("Stop-TastyOrder", ("OrderId", child.OrderId), ("Confirm", false));
        Assert.Contains($"DELETE /accounts/{_shell.Margin}/complex-orders/{complex.ComplexOrderId}", Changes);
        Assert.Equal(complex.ComplexOrderId, Run("Get-TastyComplexOrder", ("ComplexOrderId", complex.ComplexOrderId)).Single<ComplexOrder>().ComplexOrderId);
    }

    [Fact]
    public void A_position_is_closed_with_the_strict_instruction_and_never_twice()
    {
        Buy();
        var close = Run("Close-TastyPosition", ("Symbol", "MSFT"), ("Limit", 9000), ("AsRequest", null)).Single<OrderRequest>();
        Assert.Equal((OrderAction.SellToClose, true), (close.Legs[0].Action, close.AdvancedInstructions!.StrictPositionEffectValidation));
        Run("Close-TastyPosition", ("Symbol", "MSFT"), ("Limit", 900), ("NoPreview", null), ("Confirm", false)).Single<Order>();
        Run("Close-TastyPosition", ("Symbol", "MSFT"), ("Limit", 901), ("Confirm", false)).SingleError(ErrorIds.OrderPosition);
    }

    [Fact]
    public void A_position_whose_row_lags_behind_its_fills_is_not_closed()
    {
        Buy();
        _shell.Broker.Faults.Add("GET /accounts/*/positions", TastyPS.Paper.PaperFault.Instead(new TastyPS.Paper.PaperResponse(200, "application/json", System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"data":{"items":[{"account-number":"{{{_shell.Margin}}}","symbol":"MSFT","instrument-type":"Equity","quantity":10,"quantity-direction":"Long","updated-at":"2026-11-20T14:59:59.000+00:00"}]}}"""))));
        var error = Run("Close-TastyPosition", ("Symbol", "MSFT"), ("Market", null), ("Confirm", false)).SingleError(ErrorIds.OrderPositionLagging);
        Assert.Contains("lags behind", error.Exception.Message);
        Assert.Equal(1, Changes.Count(c => c.EndsWith("/orders", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_not_held_is_not_closed() =>
        Run("Close-TastyPosition", ("Symbol", "T"), ("Market", null), ("Confirm", false)).SingleError(ErrorIds.PositionNone);

    [Fact]
    public void Fills_are_rows_of_their_own_and_come_once()
    {
        var order = Buy();
        var fills = _shell.Pipe("Get-TastyOrder", ("OrderId", new[] { order.OrderId!.Value, order.OrderId.Value }), ("AccountNumber", _shell.Margin)).Pipe("Get-TastyFill", ("Session", _shell.Session)).Run().All<Fill>();
        Assert.Equal(10, fills.Sum(f => f.Quantity));
        Assert.Equal(fills.Count, fills.Select(f => f.FillId).Distinct().Count());
        Assert.All(fills, f => Assert.Equal(("MSFT", order.OrderId, OrderAction.BuyToOpen), (f.Symbol, f.OrderId, f.Action)));
    }

    [Fact]
    public void Orders_are_found_by_number_by_identifier_by_day_and_for_the_whole_login()
    {
        var order = Rest();
        Assert.Equal(order.OrderId, Run("Get-TastyOrder", ("OrderId", order.OrderId)).Single<Order>().OrderId);
        Assert.Equal(order.OrderId, Run("Get-TastyOrder", ("ExternalIdentifier", order.ExternalIdentifier)).Single<Order>().OrderId);
        Assert.Contains(Run("Get-TastyOrder", ("StartDate", "today")).All<Order>(), o => o.OrderId == order.OrderId);
        Assert.Contains(_shell.Pipe("Get-TastyOrder", ("Customer", null), ("Working", null)).Run().All<Order>(), o => o.OrderId == order.OrderId);
        Run("Get-TastyOrder", ("ExternalIdentifier", "nobody")).SingleError(ErrorIds.OrderNotFound);
    }

    [Theory]
    [InlineData("New-TastyOrder", "Symbol=MSFT;Buy=1;Limit=300")]
    [InlineData("New-TastyOrder", "Symbol=MSFT;Buy=1;Limit=300;DryRun=")]
    [InlineData("New-TastyOrder", "Symbol=MSFT;Buy=1;Limit=300;TakeProfit=400")]
    [InlineData("Set-TastyOrder", "OrderId=#;Limit=301")]
    [InlineData("Stop-TastyOrder", "OrderId=#")]
    [InlineData("Stop-TastyOrder", "All=")]
    [InlineData("Confirm-TastyOrder", "OrderId=#")]
    public void Under_WhatIf_nothing_that_changes_leaves(string command, string said)
    {
        var order = Rest("AAPL", 100);
        _shell.Broker.Requests.Clear();
        var arguments = said.Split(';').Select(p => p.Split('=')).Select(p => (p[0], (object?)(p[1] == "#" ? order.OrderId : p[1] == "" ? null : p[1])));
        var run = Run(command, [.. arguments, ("WhatIf", null)]);
        Assert.Empty(run.AllErrors);
        Assert.Empty(Changes);
    }

    [Fact]
    public void Orders_of_one_kind_wait_for_each_other_and_are_listed()
    {
        Buy();
        var take = Run("New-TastyOrder", ("Symbol", "MSFT"), ("Sell", 10), ("Limit", 900), ("TimeInForce", "GTC"), ("AsRequest", null)).Single<OrderRequest>();
        var stop = Run("New-TastyOrder", ("Symbol", "MSFT"), ("Sell", 10), ("Stop", 100), ("TimeInForce", "GTC"), ("AsRequest", null)).Single<OrderRequest>();
        (string, object?)[] said = [("ComplexOrderType", "OCO"), ("Order", new[] { take, stop })];
        Assert.True(Run("New-TastyComplexOrder", [.. said, ("DryRun", null)]).Single<OrderPreview>().IsAccepted);
        var complex = Run("New-TastyComplexOrder", [.. said, ("Confirm", false)]).Single<ComplexOrder>();
        Assert.Equal([$"POST /accounts/{_shell.Margin}/complex-orders/dry-run", $"POST /accounts/{_shell.Margin}/complex-orders/dry-run", $"POST /accounts/{_shell.Margin}/complex-orders"], Changes.TakeLast(3));
        Assert.Equal(complex.ComplexOrderId, Run("Get-TastyComplexOrder").Single<ComplexOrder>().ComplexOrderId);
        Assert.Equal(complex.ComplexOrderId, Run("Get-TastyComplexOrder", ("Live", null)).Single<ComplexOrder>().ComplexOrderId);
    }

    [Theory]
    [InlineData("OTO")]
    [InlineData("OTOCO")]
    [InlineData("Pairs")]
    public void A_complex_order_that_its_type_does_not_allow_is_refused(string type)
    {
        var order = Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("AsRequest", null)).Single<OrderRequest>();
        Run("New-TastyComplexOrder", ("ComplexOrderType", type), ("Order", new[] { order }), ("Confirm", false)).SingleError(ErrorIds.OrderComplex);
        Assert.Empty(Changes);
    }

    [Fact]
    public void A_pair_takes_another_ratio_and_nothing_else_does()
    {
        OrderRequest Side(string symbol, string side, decimal limit) => Run("New-TastyOrder", ("Symbol", symbol), (side, 10), ("Limit", limit), ("Open", null), ("AsRequest", null)).Single<OrderRequest>();
        var pair = Run("New-TastyComplexOrder", ("ComplexOrderType", "Pairs"), ("Order", new[] { Side("MSFT", "Buy", 300), Side("AMZN", "Buy", 100) }), ("RatioPriceThreshold", 9), ("RatioPriceComparator", "GreaterOrEqual"), ("NoPreview", null), ("Confirm", false)).Single<ComplexOrder>();
        _shell.Broker.Requests.Clear();
        Run("Set-TastyComplexOrder", ("ComplexOrderId", pair.ComplexOrderId), ("RatioPriceThreshold", 9.5), ("Confirm", false)).Single<ComplexOrder>();
        Assert.Equal([$"POST /accounts/{_shell.Margin}/complex-orders/{pair.ComplexOrderId}/dry-run", $"PATCH /accounts/{_shell.Margin}/complex-orders/{pair.ComplexOrderId}"], Changes);
        Assert.Equal(9.5m, Run("Get-TastyComplexOrder", ("ComplexOrderId", pair.ComplexOrderId)).Single<ComplexOrder>().RatioPriceThreshold);
    }

    [Fact]
    public void A_lost_change_of_a_pair_is_seen_in_its_ratio()
    {
        OrderRequest Side(string symbol) => Run("New-TastyOrder", ("Symbol", symbol), ("Buy", 10), ("Limit", 100), ("Open", null), ("AsRequest", null)).Single<OrderRequest>();
        var pair = Run("New-TastyComplexOrder", ("ComplexOrderType", "Pairs"), ("Order", new[] { Side("MSFT"), Side("AMZN") }), ("RatioPriceThreshold", 9), ("RatioPriceComparator", "GreaterOrEqual"), ("NoPreview", null), ("Confirm", false)).Single<ComplexOrder>();
        _shell.Broker.Faults.Add("PATCH /accounts/*/complex-orders/*", TastyPS.Paper.PaperFault.AcceptThenDrop());
        _shell.Broker.Requests.Clear();
        Assert.Equal(8m, Run("Set-TastyComplexOrder", ("ComplexOrderId", pair.ComplexOrderId), ("RatioPriceThreshold", 8), ("NoPreview", null), ("Confirm", false)).Single<ComplexOrder>().RatioPriceThreshold);
        Assert.Single(Changes);
    }

    [Fact]
    public void The_check_of_a_replacement_is_its_own_call()
    {
        var old = Rest();
        _shell.Broker.Requests.Clear();
        Assert.True(Run("Set-TastyOrder", ("OrderId", old.OrderId), ("Limit", 301), ("DryRun", null)).Single<OrderPreview>().IsAccepted);
        Assert.Equal([$"POST /accounts/{_shell.Margin}/orders/{old.OrderId}/dry-run"], Changes);
    }

    [Fact]
    public void An_order_is_confirmed_when_the_user_says_so()
    {
        var order = Rest();
        Assert.Equal(order.OrderId, _shell.Pipe("Confirm-TastyOrder", ("OrderId", order.OrderId), ("AccountNumber", _shell.Margin)).Answers("Y").Run().Single<Order>().OrderId);
        Assert.Contains($"POST /accounts/{_shell.Margin}/orders/{order.OrderId}/reconfirm", Changes);
    }

    [Fact]
    public async Task A_confirmation_is_in_the_journal_and_is_given_once()
    {
        var order = Rest();
        _shell.Broker.Faults.Add("POST /accounts/*/orders/*/reconfirm", TastyPS.Paper.PaperFault.AcceptThenDrop());
        Assert.Equal("Confirmed", Run("Confirm-TastyOrder", ("OrderId", order.OrderId), ("Confirm", false)).Single<Order>().ConfirmationStatus);
        Assert.Single(Changes, c => c.EndsWith("/reconfirm", StringComparison.Ordinal));
        var entry = (await _shell.Connection.Journal.ReadAsync(TastyPS.Core.SilentSink.Instance, default))[^1];
        Assert.Equal((OrderIntentKind.Reconfirm, OrderOutcome.Accepted, order.OrderId), (entry.Kind, entry.Outcome, entry.OrderId));
    }

    [Fact]
    public void The_same_confirmation_again_has_to_be_meant()
    {
        var order = Rest();
        _shell.Broker.Faults.Add("POST /accounts/*/orders/*/reconfirm", TastyPS.Paper.PaperFault.Instead(new TastyPS.Paper.PaperResponse(200, "application/json", System.Text.Encoding.UTF8.GetBytes($$$"""{"data":{"id":{{{order.OrderId}}}}}"""))));
        Run("Confirm-TastyOrder", ("OrderId", order.OrderId), ("Confirm", false)).Single<Order>();
        Run("Confirm-TastyOrder", ("OrderId", order.OrderId), ("Confirm", false)).SingleError(ErrorIds.OrderDuplicate);
        Run("Confirm-TastyOrder", ("OrderId", order.OrderId), ("AllowDuplicate", null), ("Confirm", false)).Single<Order>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_replacement_that_changes_nothing_is_refused(bool edit)
    {
        var old = Rest();
        _shell.Broker.Requests.Clear();
        (string, object?)[] said = [("OrderId", old.OrderId), ("Limit", 300), ("Confirm", false)];
        Run("Set-TastyOrder", edit ? [.. said, ("Edit", null)] : said).SingleError(ErrorIds.ParameterInvalid);
        Assert.Empty(Changes);
    }

    [Fact]
    public void Orders_that_came_by_are_completed_by_their_numbers()
    {
        Rest();
        var newer = Rest("AAPL", 100);
        Assert.Equal([newer.OrderId, newer.OrderId - 1], _shell.Connection.Orders.All.Select(o => (long?)o.OrderId));
        Assert.Contains("AAPL", _shell.Connection.Orders.All[0].Summary);
    }

    [Fact]
    public void A_replacement_by_another_type_drops_what_that_has_no_use_for()
    {
        var old = Rest();
        var run = Run("Set-TastyOrder", ("OrderId", old.OrderId), ("OrderType", OrderType.Market), ("Confirm", false));
        Assert.Equal((OrderType.Market, null), run.Single<Order>() is var o ? (o.OrderType, o.Price) : default);
    }

    [Fact]
    public void A_replacement_keeps_the_rules_of_the_order()
    {
        var until = new DateTime(2026, 11, 20, 20, 0, 0, DateTimeKind.Utc);
        var old = Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("RouteAfter", until.ToLocalTime()), ("NoPreview", null), ("Confirm", false)).Single<Order>();
        var order = Run("Set-TastyOrder", ("OrderId", old.OrderId), ("Limit", 301), ("Confirm", false)).Single<Order>();
        Assert.Equal((301m, until), (order.Price, order.OrderRule!.RouteAfter!.Value.ToUniversalTime()));
    }

    [Fact]
    public void A_position_is_closed_with_every_word_for_a_price()
    {
        Buy();
        OrderRequest Close(params (string, object?)[] said) => Run("Close-TastyPosition", [("Symbol", "MSFT"), ("AsRequest", null), .. said]).Single<OrderRequest>();
        Assert.Equal((OrderType.Stop, TimeInForce.GTC, null, 100m), Close(("Stop", 100), ("TimeInForce", TimeInForce.GTC)) is var s ? (s.OrderType, s.TimeInForce, s.PriceEffect, s.StopTrigger) : default);
        Assert.Equal((OrderType.Limit, PriceEffect.Credit), Close(("Credit", "Mid")) is var l ? (l.OrderType, l.PriceEffect) : default);
        Run("Close-TastyPosition", ("Symbol", "MSFT"), ("Debit", 400), ("AsRequest", null)).SingleError(ErrorIds.OrderEffect);
        Run("Close-TastyPosition", ("Symbol", "MSFT"), ("AsRequest", null)).SingleError(ErrorIds.OrderPriceMissing);
    }

    [Theory]
    [InlineData("STO")]
    [InlineData("Sell to Open")]
    [InlineData("SellToOpen")]
    public void A_leg_is_an_object_of_its_own_and_takes_a_traders_words(string action)
    {
        var leg = _shell.Bare("New-TastyOrderLeg", ("Action", action), ("Quantity", 2), ("Symbol", "SPY 260116P450")).Run().Single<OrderLegRequest>();
        Assert.Equal((OrderAction.SellToOpen, 2m, "SPY   260116P00450000", InstrumentType.EquityOption), (leg.Action, leg.Quantity, leg.Symbol, leg.InstrumentType));
    }

    private TastyPS.TestEngine.ShellRun Run(string name, params (string, object?)[] arguments) => _shell.Pipe(name, [.. arguments, ("AccountNumber", _shell.Margin)]).Run();

    private Order Rest(string symbol = "MSFT", decimal limit = 300) =>
        Run("New-TastyOrder", ("Symbol", symbol), ("Buy", 10), ("Limit", limit), ("Open", null), ("NoPreview", null), ("Confirm", false)).Single<Order>();

    private Order Buy()
    {
        var order = Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Market", null), ("NoPreview", null), ("Confirm", false)).Single<Order>();
        _shell.Clock.Advance(TimeSpan.FromSeconds(5));
        return order;
    }
}
