namespace TastyPS.Tests.Paper;

public sealed class PaperExchangeTests
{
    // The soak places ten thousand: TastyPS.Benchmarks -- soak-match.
    [Theory]
    [InlineData(42)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_orders_conserve_cash_and_quantity_and_end_once(int seed)
    {
        var storm = new ExchangeStorm(seed, orders: 150);
        await storm.RunAsync();
        Assert.Empty(storm.Wrong);
        Assert.True(storm.Taken > 75 && storm.FillsOf.Count == 3, $"only {storm.Taken} orders were taken, with fills {string.Join(", ", storm.FillsOf)}");
    }
}
