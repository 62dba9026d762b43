using TastyPS.Core;

namespace TastyPS.Tests.Risk;

public sealed class RiskPolicyStoreTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    private RiskPolicyStore Store => new(new StateFolder(_home.Path), new FakeClock());

    private static RiskPolicyChange Change(string? account, params (RiskRule Rule, decimal? Limit)[] limits) => new(account, limits.ToDictionary(l => l.Rule, l => l.Limit));

    [Fact]
    public void Every_rule_has_its_place_in_the_policy_and_its_own_check()
    {
        Assert.Equal(Enum.GetValues<RiskRule>(), RiskTerm.All.Select(t => t.Rule));
        Assert.Equal(Enum.GetValues<RiskRule>(), RiskGuard.Checked.Order());
    }

    [Fact]
    public async Task What_is_set_is_read_back_by_another_process_rule_by_rule()
    {
        foreach (var term in RiskTerm.All)
        {
            await Store.ChangeAsync(Change("5WT", (term.Rule, 1)), default);
            Assert.Equal(1, term.Get(Store.For("5wt")));
        }
        await Store.ChangeAsync(new("5WT", new Dictionary<RiskRule, decimal?>(), [RiskPolicyStore.Group("Indices", ["spx", "/ESZ6", "/ES"])]), default);
        Assert.Equal("Indices: SPX /ES", Assert.Single(Store.For("5WT").CorrelationGroups).ToString());
    }

    [Fact]
    public async Task An_account_has_its_own_word_and_the_defaults_where_it_has_none()
    {
        await Store.ChangeAsync(Change(null, (RiskRule.MaxDailyLoss, 500), (RiskRule.ClosingOnly, 1)), default);
        await Store.ChangeAsync(Change("A", (RiskRule.MaxDailyLoss, 800), (RiskRule.ClosingOnly, 0)), default);
        Assert.Equal((800m, false), Store.For("A") is var a ? (a.MaxDailyLoss, a.ClosingOnly) : default);
        Assert.Equal((500m, true), Store.For("B") is var b ? (b.MaxDailyLoss, b.ClosingOnly) : default);
        Assert.Equal([null, "A"], Store.List().Select(p => p.AccountNumber));
    }

    [Fact]
    public async Task A_change_says_what_gets_looser()
    {
        await Store.ChangeAsync(Change(null, (RiskRule.MaxDailyLoss, 500), (RiskRule.EarningsDaysBefore, 3), (RiskRule.MarketHoursOnly, 1), (RiskRule.MaxOrderValue, 100)), default);
        var changes = Store.Preview(Change("A", (RiskRule.MaxDailyLoss, 800), (RiskRule.EarningsDaysBefore, 5), (RiskRule.MarketHoursOnly, 0), (RiskRule.MaxOrderValue, 50), (RiskRule.MaxOrdersPerDay, 3)));
        Assert.Equal(
            ["MarketHoursOnly 1 → 0 (looser)", "MaxOrderValue 100 → 50", "MaxDailyLoss 500 → 800 (looser)", "EarningsDaysBefore 3 → 5", "MaxOrdersPerDay none → 3"],
            changes.Select(c => c.ToString()));
        Assert.Equal("MaxDailyLoss 500 → none (looser)", Assert.Single(Store.Preview(Change(null, (RiskRule.MaxDailyLoss, null)))).ToString());
        Assert.Null(Store.For("A").MaxOrdersPerDay);
    }

    [Theory]
    [InlineData("""{ "version": 1, "default": { "maxDailyLos": 500 } }""", "default.maxDailyLos: no such rule")]
    [InlineData("""{ "version": 1, "default": { "MaxDailyLoss": 500 } }""", "default.MaxDailyLoss: no such rule")]
    [InlineData("""{ "version": 1, "defaults": { } }""", "defaults: there is only 'default' and 'accounts'")]
    [InlineData("""{ "version": 1, "default": { "maxDailyLoss": -500 } }""", "default.maxDailyLoss: -500 is negative")]
    [InlineData("""{ "version": 1, "accounts": { "5WT": { "maxDailyLoss": "500" } } }""", "accounts.5WT.maxDailyLoss: \"500\" is no number; write it without quotes")]
    [InlineData("""{ "version": 1, "default": { "maxDailyLoss": "NaN" } }""", "\"NaN\" is no number")]
    [InlineData("""{ "version": 1, "default": { "maxDailyLoss": null } }""", "null is no number")]
    [InlineData("""{ "version": 1, "default": { "maxDailyLoss": 1e400 } }""", "1e400 is too large")]
    [InlineData("""{ "version": 1, "default": { "maxOrdersPerDay": 2.5 } }""", "2.5 is no whole number")]
    [InlineData("""{ "version": 1, "default": { "closingOnly": 1 } }""", "default.closingOnly: write true or false")]
    [InlineData("""{ "version": 1, "default": [ 3 ] }""", "default: rules are an object")]
    [InlineData("""{ "version": 1, "default": { "maxDailyLoss": 5, "maxDailyLoss": 50000 } }""", "maxDailyLoss")]
    [InlineData("""{ "version": 1, "default": { "correlationGroups": { "Tech": "AAPL" } } }""", "correlationGroups.Tech: write a list of symbols")]
    public async Task Faults_of_a_file_are_named_and_the_file_stays(string content, string expected)
    {
        await File.WriteAllTextAsync(Store.FileName, content);
        var reading = Assert.Throws<TastyException>(() => Store.For("5WT"));
        var writing = await Assert.ThrowsAsync<TastyException>(() => Store.ChangeAsync(Change(null, (RiskRule.MaxDailyLoss, 1)), default));
        Assert.Equal((ErrorIds.RiskPolicyInvalid, ErrorIds.RiskPolicyInvalid), (reading.ErrorId, writing.ErrorId));
        Assert.Contains(expected, reading.Message);
        Assert.Contains(Store.FileName, reading.Message);
        Assert.Equal(content, await File.ReadAllTextAsync(Store.FileName));
    }

    [Fact]
    public async Task Every_fault_is_named_at_once()
    {
        await File.WriteAllTextAsync(Store.FileName, """{ "version": 1, "default": { "maxLoss": 1, "maxDailyLoss": -2 }, "accounts": { "A": { "maxOrderValue": "x" } } }""");
        var error = Assert.Throws<TastyException>(() => Store.List());
        Assert.All(["default.maxLoss", "default.maxDailyLoss", "accounts.A.maxOrderValue"], name => Assert.Contains(name, error.Message));
    }

    [Fact]
    public async Task A_limit_that_none_can_be_is_refused_before_it_is_written()
    {
        var error = await Assert.ThrowsAsync<TastyException>(() => Store.ChangeAsync(Change(null, (RiskRule.MaxDailyLoss, -1)), default));
        Assert.Equal((ErrorIds.ParameterInvalid, "MaxDailyLoss: -1 is negative."), (error.ErrorId, error.Message));
        Assert.False(File.Exists(Store.FileName));
    }
}
