namespace TastyPS.Tests.State;

public sealed class StateKillTests
{
    // The soak kills two hundred: TastyPS.Benchmarks -- soak-state.
    [Fact]
    public async Task Whoever_dies_while_writing_loses_nothing_that_was_acknowledged()
    {
        var kills = new StateKills(seed: 1);
        await kills.RunAsync(6);
        Assert.Empty(kills.Wrong);
        Assert.True(kills.Acknowledged > 6 * 6, $"only {kills.Acknowledged} writes");
    }
}
