namespace TastyPS.Tests.Streaming;

[Collection("DxLink")]
public class MonthOfOutagesTests
{
    // The soak runs a month with 200 outages: TastyPS.Benchmarks -- soak-stream.
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_day_of_outages_loses_and_doubles_no_bar_and_tells_each_outage_once(int seed)
    {
        var day = new MonthOfOutages(seed, TimeSpan.FromHours(18), outages: 20);
        await day.RunAsync();
        Assert.Equal((0, 0, 0), (day.WrongOrMissing, day.Doubled, day.Overlaps));
        Assert.InRange(day.ExpectedGaps, 20, 40);
        Assert.True(day.ExpectedGaps == day.Gaps, day.ToString());
        Assert.InRange(day.Connects, 5, 150);
    }
}
