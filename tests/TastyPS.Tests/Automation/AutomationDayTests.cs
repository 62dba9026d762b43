using Xunit.Abstractions;

namespace TastyPS.Tests.Automation;

/// <summary>A sample of the short session and the time after its close; build.ps1 -Task Soak runs the whole day.</summary>
public sealed class AutomationDayTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_strategy_that_is_left_alone_ends_well_and_its_books_are_right()
    {
        using var folder = new TemporaryFolder();
        var day = new AutomationDay(seed: 1, TimeSpan.FromHours(3.75), outages: 6, folder.Path);

        await day.RunAsync(start: TimeSpan.FromHours(9.5));

        output.WriteLine(day.ToString());
        Assert.Equal(AutomationOutcome.Ok, day.Result.Outcome);
        Assert.Empty(day.Differences);
        Assert.Equal(0, day.Stray);
        Assert.Equal(0, day.OrdersAfterClose);
        Assert.True(day.Log.IsIntact, day.Log.Reason);
        // It was a hard day, and it was noticed.
        Assert.Equal(6, day.Outages);
        Assert.True(day.OrdersInHalt > 0, "an order met the halt");
        Assert.True(day.Orders > 10 && day.Result.FailedHeartbeats > 0 && day.Alerts > 0, day.ToString());
        Assert.True(day.Tokens >= 3.75 * 60 / 15, "tokens expired");
    }
}
