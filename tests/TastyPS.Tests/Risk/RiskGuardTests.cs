using TastyPS.Core;
using TastyPS.Paper;

namespace TastyPS.Tests.Risk;

public sealed class RiskGuardTests : IDisposable
{
    private readonly RiskShell _risk = new();

    public void Dispose() => _risk.Dispose();

    private static OrderRequest Spread => RiskShell.Order("SellToOpen 1 SPY 261218P450; BuyToOpen 1 SPY 261218P445", price: 1.2m, effect: PriceEffect.Credit);

    private async Task<RiskCheck> RefusedAsync(OrderRequest order)
    {
        var error = await _risk.SubmitAsync(order);
        Assert.Empty(_risk.Sent);
        Assert.True(error?.ErrorId is ErrorIds.RiskRefused or ErrorIds.RiskUnmeasured, error?.ErrorId ?? "it was sent");
        Assert.Contains("Test-TastyRiskPolicy", error!.Advice);
        Assert.Contains("Get-TastyRiskPolicy", error.Advice);
        var check = Assert.IsType<RiskCheck>(error.Target);
        Assert.Contains(check.Rule.ToString(), error.Message);
        return check;
    }

    [Fact]
    public async Task Without_a_policy_no_rule_applies_and_no_call_is_made_for_one()
    {
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 300)));
        Assert.Equal([$"POST /accounts/{_risk.Account}/orders"], _risk.Shell.Wire.Where(w => !w.Contains("oauth", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_turn_that_cannot_be_taken_stops_what_opens_and_not_what_only_closes()
    {
        _risk.Set(RiskRule.MaxOrderValue, 1_000_000);
        Directory.CreateDirectory(_risk.Shell.Connection.Options.JournalState.File("risk.lock"));
        Assert.Equal(ErrorIds.StateUnavailable, (await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 300)))?.ErrorId);
        Assert.Empty(_risk.Sent);
        // A future's order does not say what it does; one is held.
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("Sell 1 /ESZ6", OrderType.Market)));
    }

    [Theory]
    [InlineData(379, false)]
    [InlineData(380, true)]
    public async Task The_loss_of_a_trade_is_that_of_its_structure(int limit, bool passes)
    {
        _risk.Set(RiskRule.MaxLossPerTrade, limit);
        if (passes) Assert.Null(await _risk.SubmitAsync(Spread));
        else Assert.Equal((380m, 379m), await RefusedAsync(Spread) is var c ? (c.Measured, c.Limit) : default);
    }

    [Fact]
    public async Task A_naked_call_loses_without_bound_whatever_the_limit()
    {
        _risk.Set(RiskRule.MaxLossPerTrade, 1_000_000_000);
        var check = await RefusedAsync(RiskShell.Order("SellToOpen 1 QQQ 261218C900", price: 0.5m, effect: PriceEffect.Credit));
        Assert.Null(check.Measured);
        Assert.Contains("without bound", check.Detail);
    }

    [Fact]
    public async Task A_stop_behind_the_entry_bounds_its_loss_and_its_exits_are_no_openings()
    {
        _risk.Set(RiskRule.MaxLossPerTrade, 500);
        await RefusedAsync(RiskShell.Order("BuyToOpen 10 MSFT", price: 300));
        var bracket = OrderBracket.Around(RiskShell.Order("BuyToOpen 10 MSFT", price: 300), takeProfit: 400, stopLoss: 250);
        var intent = OrderIntent.PlaceComplex(_risk.Shell.Connection, _risk.Account, bracket, allowDuplicate: true);
        var checks = new List<RiskCheck>();
        await foreach (var check in _risk.Shell.Connection.Risk.TestAsync(intent, null, default)) checks.Add(check);
        Assert.Equal((500m, true), Assert.Single(checks) is var c ? (c.Measured, c.Pass) : default);
    }

    [Fact]
    public async Task A_future_counts_with_its_multiplier()
    {
        _risk.Set(RiskRule.MaxOrderValue, 1000);
        Assert.Equal(300_000m, (await RefusedAsync(RiskShell.Order("Buy 1 /ESZ6", price: 6000))).Measured);
    }

    [Fact]
    public async Task What_closes_passes_every_rule_and_what_only_says_so_does_not()
    {
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 10 MSFT", OrderType.Market)));
        _risk.Shell.Clock.Advance(TimeSpan.FromSeconds(10));
        foreach (var rule in Enum.GetValues<RiskRule>()) _risk.Set(rule, RiskTerm.All.Single(t => t.Rule == rule).Unit == RiskUnit.Flag ? true : 0);
        _risk.Shell.Broker.Requests.Clear();
        // The venue would make an opening of it.
        Assert.Equal(RiskRule.ClosingOnly, (await RefusedAsync(RiskShell.Order("SellToClose 11 MSFT", price: 300, effect: PriceEffect.Credit))).Rule);
        await RefusedAsync(RiskShell.Order("BuyToClose 1 BAC", price: 20));
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("SellToClose 10 MSFT", price: 300, effect: PriceEffect.Credit)));
    }

    [Fact]
    public async Task A_replacement_is_held_to_the_policy_like_a_new_order()
    {
        var old = _risk.Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("NoPreview", null), ("Confirm", false)).Single<Order>();
        _risk.Set(RiskRule.MaxOrderValue, 3000);
        _risk.Shell.Broker.Requests.Clear();
        _risk.Run("Set-TastyOrder", ("OrderId", old.OrderId), ("Limit", 301), ("Confirm", false)).SingleError(ErrorIds.RiskRefused);
        Assert.Empty(_risk.Sent);
        Assert.Equal(299, _risk.Run("Set-TastyOrder", ("OrderId", old.OrderId), ("Limit", 299), ("Confirm", false)).Single<Order>().Price);
    }

    [Fact]
    public async Task Days_to_expiration_hours_and_size_are_measured()
    {
        _risk.Set(RiskRule.MinDaysToExpiration, 30);
        Assert.Equal(28, (await RefusedAsync(Spread)).Measured);
        _risk.Set(RiskRule.MinDaysToExpiration, 28);
        _risk.Set(RiskRule.MaxPositionSize, 5);
        Assert.Equal(6, (await RefusedAsync(RiskShell.Order("BuyToOpen 6 BAC", price: 20))).Measured);
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 4 BAC", price: 1)));
        _risk.Shell.Broker.Requests.Clear();
        // The four that rest count as held.
        Assert.Equal(6, (await RefusedAsync(RiskShell.Order("BuyToOpen 2 BAC", price: 1.01m))).Measured);
    }

    [Fact]
    public async Task Nothing_is_opened_at_night_where_the_policy_says_so()
    {
        _risk.Set(RiskRule.MarketHoursOnly, true);
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 300)));
        _risk.Shell.Broker.Clock.Advance(TimeSpan.FromHours(10));
        _risk.Shell.Broker.Requests.Clear();
        Assert.True((await RefusedAsync(RiskShell.Order("BuyToOpen 2 MSFT", price: 300))).Measured > 60);
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 BTC/USD", price: 1)) is { ErrorId: ErrorIds.RiskRefused } refused ? refused : null);
    }

    [Fact]
    public async Task Shares_of_the_net_liquidating_value_count_held_working_and_grouped()
    {
        var worth = _risk.Shell.Pipe("Get-TastyBalance", ("AccountNumber", _risk.Account)).Run().All<AccountBalance>()[0].NetLiquidatingValue!.Value;
        _risk.Set(RiskRule.MaxPositionPercent, 1);
        var order = RiskShell.Order("BuyToOpen 100 BAC", price: Math.Round(worth / 5000, 2));
        Assert.Equal(2m, decimal.Round((await RefusedAsync(order)).Measured!.Value, 1));
        _risk.Set(RiskRule.MaxPositionPercent, 3);
        _risk.Set(RiskRule.MaxUnderlyingPercent, 3);
        Assert.Null(await _risk.SubmitAsync(order));
        _risk.Shell.Broker.Requests.Clear();
        Assert.True((await RefusedAsync(order)).Measured >= 3.9m);
        _risk.Set(RiskRule.MaxUnderlyingPercent, 90);
        Assert.Empty(_risk.Run("Set-TastyRiskPolicy", ("MaxGroupPercent", 3), ("CorrelationGroup", new System.Collections.Hashtable { ["Mixed"] = new[] { "BAC", "MSFT" } }), ("Confirm", false)).AllErrors);
        // Two per cent rest in one of the group, two more in the other are too many.
        Assert.Equal(RiskRule.MaxGroupPercent, (await RefusedAsync(RiskShell.Order("BuyToOpen 100 MSFT", price: Math.Round(worth / 5000, 2)))).Rule);
    }

    [Fact]
    public async Task The_venues_dry_run_is_asked_once_for_both_rules_that_want_it()
    {
        _risk.Set(RiskRule.RequireDryRun, true);
        _risk.Set(RiskRule.MaxBuyingPowerPercent, 100);
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 300)));
        Assert.Single(_risk.Shell.Wire, w => w.EndsWith("dry-run", StringComparison.Ordinal));
        _risk.Set(RiskRule.MaxBuyingPowerPercent, 0);
        _risk.Shell.Broker.Requests.Clear();
        Assert.Equal(RiskRule.MaxBuyingPowerPercent, (await RefusedAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 301))).Rule);
    }

    [Fact]
    public async Task Earnings_keep_a_company_shut_and_a_fund_has_none()
    {
        var report = _risk.Shell.Pipe("Get-TastyMarketMetric", ("Symbol", "MSFT")).Run().Single<MarketMetric>().Earnings!.ExpectedReportDate!.Value;
        var days = (report - _risk.Shell.Connection.MarketToday).Days;
        Assert.True(days > 0);
        _risk.Set(RiskRule.EarningsDaysBefore, days);
        Assert.Equal(days, (await RefusedAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 300))).Measured);
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 SPY", price: 300)));
        _risk.Set(RiskRule.EarningsDaysBefore, days - 1);
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 300)));
    }

    [Theory]
    [InlineData("GET /accounts/*/positions", RiskRule.MaxPositionSize)]
    [InlineData("GET /accounts/*/balances", RiskRule.MaxPositionPercent)]
    [InlineData("GET /market-metrics", RiskRule.EarningsDaysBefore)]
    [InlineData("POST /accounts/*/orders/dry-run", RiskRule.MaxBuyingPowerPercent)]
    [InlineData("GET /accounts/*/positions", RiskRule.MaxDailyLoss)]
    public async Task Where_a_fact_is_missing_openings_fail_and_closings_pass(string route, RiskRule rule)
    {
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 10 MSFT", OrderType.Market)));
        _risk.Shell.Clock.Advance(TimeSpan.FromSeconds(10));
        _risk.Set(rule, 1000);
        _risk.Shell.Broker.Faults.Add(route, PaperFault.Status(404) with { Times = 20 });
        _risk.Shell.Broker.Requests.Clear();
        var error = await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 AAPL", price: 100));
        Assert.Equal(ErrorIds.RiskUnmeasured, error?.ErrorId);
        Assert.Null(Assert.IsType<RiskCheck>(error!.Target).Measured);
        Assert.Empty(_risk.Sent);
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("SellToClose 10 MSFT", price: 300, effect: PriceEffect.Credit)));
    }

    [Theory]
    [InlineData("{ \"version\": 1, \"default\": { \"maxLoss\": 1 } }", ErrorIds.RiskPolicyInvalid)]
    [InlineData("{ \"version\": 1, ", ErrorIds.StateCorrupt)]
    [InlineData("{ \"version\": 2, \"default\": {} }", ErrorIds.StateNewer)]
    public async Task A_policy_that_cannot_be_read_stops_openings_and_no_closing(string content, string expected)
    {
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 10 MSFT", OrderType.Market)));
        _risk.Shell.Clock.Advance(TimeSpan.FromSeconds(10));
        await File.WriteAllTextAsync(_risk.PolicyFile, content);
        _risk.Shell.Broker.Requests.Clear();
        for (var i = 0; i < 2; i++) Assert.Equal(expected, (await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 300)))?.ErrorId);
        Assert.Empty(_risk.Sent);
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("SellToClose 10 MSFT", price: 300, effect: PriceEffect.Credit)));
    }

    [Fact]
    public async Task Orders_of_a_day_are_counted_for_all_shells_and_no_clock_that_is_set_starts_them_anew()
    {
        _risk.Set(RiskRule.MaxOrdersPerDay, 3);
        var both = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => _risk.SubmitElsewhereAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 300 + i))));
        Assert.Equal(3, both.Count(e => e is null));
        Assert.All(both.OfType<TastyException>(), e => Assert.Equal(ErrorIds.RiskRefused, e.ErrorId));
        var wrong = new FakeClock(_risk.Shell.Broker.Clock.GetUtcNow().AddDays(1));
        await using var ahead = new Connection(_risk.Shell.Connection.Options with { TimeProvider = wrong, VenueClock = wrong }, new Credential(_risk.Shell.Broker.ClientSecret, _risk.Shell.Broker.RefreshToken), "ahead");
        // The date of any answer of the venue tells a clock that was set forward.
        ahead.Log.HearTime(_risk.Shell.Broker.Clock.GetUtcNow(), wrong.GetUtcNow());
        Assert.Equal(ErrorIds.RiskRefused, (await _risk.SubmitAsync(ahead, RiskShell.Order("BuyToOpen 1 MSFT", price: 291)))?.ErrorId);
        _risk.Shell.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await _risk.SubmitElsewhereAsync(RiskShell.Order("BuyToOpen 1 MSFT", price: 290)));
    }

    [Fact]
    public async Task Two_shells_that_both_see_room_for_one_order_do_not_both_take_it()
    {
        _risk.Set(RiskRule.MaxPositionSize, 5);
        var both = await Task.WhenAll(_risk.SubmitElsewhereAsync(RiskShell.Order("BuyToOpen 3 MSFT", price: 300)), _risk.SubmitElsewhereAsync(RiskShell.Order("BuyToOpen 3 MSFT", price: 301)));
        Assert.Equal(ErrorIds.RiskRefused, Assert.Single(both.OfType<TastyException>()).ErrorId);
        Assert.Single(_risk.Sent);
    }

    [Fact]
    public void An_order_written_by_hand_is_refused_where_there_is_a_policy()
    {
        (string, object?)[] said = [("Path", $"/accounts/{_risk.Account}/orders"), ("Method", "POST"), ("Body", "{}"), ("Confirm", false)];
        Assert.NotEqual(ErrorIds.RiskRawOrder, _risk.Shell.Pipe("Invoke-TastyApi", said).Run().AllErrors[0].FullyQualifiedErrorId.Split(',')[0]);
        _risk.Set(RiskRule.MaxDailyLoss, 100);
        _risk.Shell.Broker.Requests.Clear();
        _risk.Shell.Pipe("Invoke-TastyApi", said).Run().SingleError(ErrorIds.RiskRawOrder);
        _risk.Shell.Pipe("Invoke-TastyApi", [("Path", $"/accounts/{_risk.Account}/%6Frders/1"), ("Method", "PATCH"), ("Body", "{}"), ("Confirm", false)]).Run().SingleError(ErrorIds.RiskRawOrder);
        Assert.Empty(_risk.Sent);
    }
}
