namespace TastyPS.Tests.Risk;

/// <summary>Get-, Set- and Test-TastyRiskPolicy.</summary>
public sealed class TastyRiskPolicyTests : IDisposable
{
    private readonly RiskShell _risk = new();

    public void Dispose() => _risk.Dispose();

    [Fact]
    public void A_change_asks_and_names_what_gets_looser_and_no_leaves_it()
    {
        _risk.Set(RiskRule.MaxDailyLoss, 500);
        var run = _risk.Shell.Pipe("Set-TastyRiskPolicy", ("AccountNumber", _risk.Account), ("MaxDailyLoss", 800), ("MaxOrderValue", 9000)).Answers("N").Run();
        Assert.Contains($"Risk policy of account {_risk.Account}: MaxOrderValue none → 9000, MaxDailyLoss 500 → 800 (looser)", Assert.Single(run.Questions).Message);
        Assert.Equal(500, _risk.Run("Get-TastyRiskPolicy").Single<TastyPS.RiskPolicy>().MaxDailyLoss);
    }

    [Fact]
    public void What_is_set_is_given_back_and_read_by_account_and_as_the_default()
    {
        var set = _risk.Shell.Pipe("Set-TastyRiskPolicy", ("MaxDailyLoss", 500), ("ClosingOnly", null), ("Confirm", false)).Run().Single<TastyPS.RiskPolicy>();
        Assert.Equal((500m, true, null), (set.MaxDailyLoss, set.ClosingOnly, set.AccountNumber));
        _risk.Set(RiskRule.ClosingOnly, false);
        Assert.Equal((500m, false), _risk.Run("Get-TastyRiskPolicy").Single<TastyPS.RiskPolicy>() is var own ? (own.MaxDailyLoss, own.ClosingOnly) : default);
        Assert.Equal([null, _risk.Account], _risk.Shell.Pipe("Get-TastyRiskPolicy").Run().All<TastyPS.RiskPolicy>().Select(p => p.AccountNumber));
        Assert.Null(_risk.Shell.Pipe("Set-TastyRiskPolicy", ("Remove", "MaxDailyLoss"), ("Confirm", false)).Run().Single<TastyPS.RiskPolicy>().MaxDailyLoss);
    }

    [Theory]
    [InlineData("MaxDailyLoss", -1)]
    [InlineData("MaxDailyLoss", double.NaN)]
    [InlineData("MaxDailyLoss", "much")]
    [InlineData("MaxOrdersPerDay", -3)]
    public void What_is_no_limit_is_refused_with_its_name(string rule, object limit)
    {
        var error = Assert.Single(_risk.Run("Set-TastyRiskPolicy", (rule, limit), ("Confirm", false)).AllErrors);
        Assert.Contains(rule, error.Exception.Message);
        Assert.False(File.Exists(_risk.PolicyFile));
    }

    [Fact]
    public void A_change_that_changes_nothing_is_an_error_and_a_group_needs_symbols()
    {
        _risk.Run("Set-TastyRiskPolicy", ("Confirm", false)).SingleError(ErrorIds.ParameterInvalid);
        _risk.Run("Set-TastyRiskPolicy", ("CorrelationGroup", new System.Collections.Hashtable { ["Tech"] = new[] { "not a symbol!" } }), ("Confirm", false)).SingleError(ErrorIds.ParameterInvalid);
        Assert.False(File.Exists(_risk.PolicyFile));
    }

    [Fact]
    public void Under_WhatIf_nothing_is_written()
    {
        Assert.Empty(_risk.Run("Set-TastyRiskPolicy", ("MaxDailyLoss", 500), ("WhatIf", null)).AllErrors);
        Assert.False(File.Exists(_risk.PolicyFile));
    }

    [Fact]
    public void A_test_gives_a_row_a_rule_and_sends_and_counts_nothing()
    {
        _risk.Set(RiskRule.MaxLossPerTrade, 100);
        _risk.Set(RiskRule.MaxOrdersPerDay, 1);
        for (var i = 0; i < 2; i++)
        {
            var rows = _risk.Test(RiskShell.Order("SellToOpen 1 SPY 261218P450; BuyToOpen 1 SPY 261218P445", price: 1.2m, effect: PriceEffect.Credit));
            Assert.Equal([(RiskRule.MaxLossPerTrade, 380m, 100m, false), (RiskRule.MaxOrdersPerDay, 1m, 1m, true)], rows.Select(r => (r.Rule, r.Measured!.Value, r.Limit!.Value, r.Pass)));
        }
        Assert.Empty(_risk.Sent);
    }

    [Fact]
    public void A_request_comes_from_the_pipeline_and_one_rule_may_be_asked_alone()
    {
        _risk.Set(RiskRule.MaxOrderValue, 2999);
        _risk.Set(RiskRule.MaxDailyLoss, 100);
        var run = _risk.Shell.Pipe("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("AsRequest", null), ("AccountNumber", _risk.Account))
            .Pipe("Test-TastyRiskPolicy", ("Session", _risk.Shell.Session), ("AccountNumber", _risk.Account), ("Rule", "MaxOrderValue")).Run();
        Assert.Equal((RiskRule.MaxOrderValue, 3000m, false), run.Single<RiskCheck>() is var row ? (row.Rule, row.Measured, row.Pass) : default);
    }

    [Fact]
    public void A_closing_order_passes_every_rule_in_words()
    {
        _risk.Set(RiskRule.ClosingOnly, true);
        var order = RiskShell.Order("SellToClose 1 AAPL", price: 300, effect: PriceEffect.Credit);
        order.AdvancedInstructions = new() { StrictPositionEffectValidation = true };
        Assert.Equal((true, "the order only closes"), Assert.Single(_risk.Test(order)) is var row ? (row.Pass, row.Detail) : default);
    }

    [Fact]
    public void A_refusal_of_the_cmdlet_carries_rule_measure_limit_and_the_way_on()
    {
        _risk.Set(RiskRule.MaxOrderValue, 2999);
        var error = _risk.Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("Confirm", false)).SingleError(ErrorIds.RiskRefused);
        Assert.Equal(System.Management.Automation.ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Assert.Equal((RiskRule.MaxOrderValue, 3000m, 2999m), error.TargetObject is RiskCheck c ? (c.Rule, c.Measured, c.Limit) : default);
        Assert.Contains("Test-TastyRiskPolicy", error.ErrorDetails!.RecommendedAction);
        Assert.Empty(_risk.Sent);
    }

    [Fact]
    public void A_state_folder_that_cannot_be_used_is_named()
    {
        var folder = Path.GetDirectoryName(_risk.PolicyFile)!;
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(_risk.PolicyFile);
        _risk.Run("Get-TastyRiskPolicy").SingleError(ErrorIds.StateUnavailable);
        var error = _risk.Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("Confirm", false)).SingleError(ErrorIds.StateUnavailable);
        Assert.Contains("TASTYPS_HOME", error.ErrorDetails!.RecommendedAction);
        Assert.Empty(_risk.Sent);
    }
}
