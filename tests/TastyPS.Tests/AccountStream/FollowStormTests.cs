namespace TastyPS.Tests.AccountStream;

public sealed class FollowStormTests
{
    // The soak follows thousands: TastyPS.Benchmarks -- soak-follow.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_becomes_of_the_notifications_the_result_is_the_brokers_record(int block)
    {
        int fills = 0;
        for (int seed = block * 1000; seed < (block * 1000) + 12; seed++)
        {
            var storm = new FollowStorm(seed);
            await storm.RunAsync();
            Assert.True(storm.Difference == "", $"seed {seed} ({storm.Shape}):{storm.Difference}");
            fills += storm.Fills;
        }
        Assert.True(fills > 5, $"only {fills} fills");
    }
}
