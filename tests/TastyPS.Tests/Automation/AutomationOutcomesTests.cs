using System.Reflection;
using TastyPS.Core;
using TastyPS.Core.Automation;

namespace TastyPS.Tests.Automation;

/// <summary>The table from error ids to exit codes: complete, and without a row that decides nothing.</summary>
public sealed class AutomationOutcomesTests
{
    private static readonly string[] Ids = [.. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    public static TheoryData<string> AllIds => [.. Ids];

    [Theory]
    [MemberData(nameof(AllIds))]
    public void Every_error_id_has_its_class(string id)
    {
        Assert.Contains(AutomationOutcomes.Table, row => id.StartsWith(row.Id, StringComparison.Ordinal));
        Assert.NotEqual(AutomationOutcome.Ok, AutomationOutcomes.Of(new TastyException(id, "any")));
    }

    [Fact]
    public void Every_row_decides_at_least_one_id()
    {
        var deciding = Ids.Select(id => AutomationOutcomes.Table.First(row => id.StartsWith(row.Id, StringComparison.Ordinal)).Id);

        Assert.Equal([], AutomationOutcomes.Table.Select(row => row.Id).Except(deciding));
        Assert.Equal(AutomationOutcomes.Table.Length, AutomationOutcomes.Table.DistinctBy(row => row.Id).Count());
    }

    [Fact]
    public void No_row_is_the_beginning_of_another_ones_id_before_it() =>
        Assert.DoesNotContain(AutomationOutcomes.Table.SelectMany((row, i) => AutomationOutcomes.Table.Skip(i + 1).Select(later => (row, later))), pair => pair.later.Id.StartsWith(pair.row.Id, StringComparison.Ordinal));

    [Fact]
    public void What_is_no_error_of_the_module_is_the_scripts_own() => Assert.Equal(AutomationOutcome.Failed, AutomationOutcomes.Of(new InvalidOperationException("own")));

    [Theory]
    [InlineData(BreakerCause.ConsecutiveFailures, AutomationOutcome.Transient)]
    [InlineData(BreakerCause.ErrorRate, AutomationOutcome.Transient)]
    [InlineData(BreakerCause.Unreachable, AutomationOutcome.Transient)]
    [InlineData(BreakerCause.Rejections, AutomationOutcome.Risk)]
    [InlineData(BreakerCause.OrderRate, AutomationOutcome.Risk)]
    public void A_breaker_is_of_the_class_of_what_opened_it(BreakerCause cause, AutomationOutcome outcome) =>
        Assert.Equal(outcome, AutomationOutcomes.Of(new BreakerOpenException(cause, "open", "wait")));

    [Fact]
    public void An_id_that_nobody_knows_is_no_mistake_of_the_caller() => Assert.Equal(AutomationOutcome.Failed, AutomationOutcomes.Of(new TastyException("Elsewhere.New", "any")));

    [Theory]
    [InlineData(AutomationOutcome.Auth, true)]
    [InlineData(AutomationOutcome.Usage, true)]
    [InlineData(AutomationOutcome.Failed, false)]
    [InlineData(AutomationOutcome.Rejected, false)]
    [InlineData(AutomationOutcome.Transient, false)]
    [InlineData(AutomationOutcome.Risk, false)]
    [InlineData(AutomationOutcome.Drift, false)]
    public void Only_what_waiting_cannot_mend_is_final(AutomationOutcome outcome, bool isFinal) => Assert.Equal(isFinal, outcome.IsFinal());
}
