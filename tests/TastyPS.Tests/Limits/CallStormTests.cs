namespace TastyPS.Tests.Limits;

public sealed class CallStormTests
{
    // The soak makes 200 calls in each: TastyPS.Benchmarks -- soak-limits.
    [Fact]
    public async Task Four_processes_at_once_are_never_refused_and_a_cancel_goes_ahead()
    {
        var (requests, refused, _, cancel) = await CallStorm.RunAsync(calls: 60, scale: 6);
        Assert.True(requests > 240, $"only {requests} requests");
        Assert.Equal(0, refused);
        Assert.True(cancel < TimeSpan.FromSeconds(1), $"the cancel took {cancel}");
    }
}
