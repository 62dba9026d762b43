namespace TastyPS.Tests.Orders;

public sealed class OrderFaultTests
{
    // The soak runs a thousand: TastyPS.Benchmarks -- soak-orders.
    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(45)]
    public async Task One_intent_is_at_most_one_order_and_the_journal_is_right(int from)
    {
        foreach (var seed in Enumerable.Range(from, 15))
            if (await OrderFaultRun.RunAsync(seed) is { } wrong) Assert.Fail(wrong);
    }

    /// <summary>Once each way to die, and the race.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_same_holds_for_processes_that_are_killed(int seed)
    {
        if (await OrderKillRun.RunAsync(seed) is { } wrong) Assert.Fail(wrong);
    }
}
