namespace TastyPS.Tests;

public sealed class FakeClockTests
{
    [Fact]
    public void Time_never_goes_back_when_a_timer_moves_the_clock_further_than_it_was_told_to_go()
    {
        var clock = new FakeClock();
        var from = clock.GetTimestamp();
        using var timer = clock.CreateTimer(_ => clock.Advance(TimeSpan.FromSeconds(10)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(11), clock.GetElapsedTime(from));
    }
}
