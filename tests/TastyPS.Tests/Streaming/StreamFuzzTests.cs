namespace TastyPS.Tests.Streaming;

public class StreamFuzzTests
{
    // The soak runs a million with other seeds: TastyPS.Benchmarks -- soak-stream.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mutated_and_truncated_messages_never_throw_and_never_shift_a_symbol(int seed) =>
        Assert.Equal(10_000, FrameFuzzer.Run(new Random(seed), 10_000));
}
