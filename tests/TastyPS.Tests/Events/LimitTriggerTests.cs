using TastyPS.Core.Events;

namespace TastyPS.Tests.Events;

public sealed class LimitTriggerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_value_that_passes_the_limit_is_told_once_until_it_was_back()
    {
        var limit = new LimitTrigger(above: 10, below: null, TimeSpan.Zero);

        Assert.Equal([false, true, false, false, true], new decimal[] { 10, 11, 12, 10, 10.01m }.Select(v => limit.Fires("SPY", v, Start)));
    }

    [Fact]
    public void A_value_that_is_past_the_limit_from_the_start_is_told() =>
        Assert.True(new LimitTrigger(null, below: -500, TimeSpan.Zero).Fires("SPY", -600, Start));

    [Fact]
    public void Both_limits_make_a_band()
    {
        var band = new LimitTrigger(above: 10, below: 5, TimeSpan.Zero);

        Assert.Equal([true, false, true], new decimal[] { 4, 7, 11 }.Select(v => band.Fires("SPY", v, Start)));
    }

    [Fact]
    public void Each_symbol_has_a_memory_of_its_own()
    {
        var limit = new LimitTrigger(above: 10, below: null, TimeSpan.FromMinutes(1));

        Assert.True(limit.Fires("SPY", 11, Start));
        Assert.True(limit.Fires("QQQ", 11, Start));
    }

    [Fact]
    public void A_value_that_trembles_at_the_limit_is_told_once_in_a_pause_and_after_it_where_it_is_still_past()
    {
        var limit = new LimitTrigger(above: 10, below: null, TimeSpan.FromSeconds(5));

        var told = Enumerable.Range(0, 100).Count(i => limit.Fires("SPY", i % 2 == 0 ? 11 : 9, Start.AddSeconds(i * 0.1)));

        Assert.Equal(2, told);
    }
}
