namespace TastyPS.Paper;

/// <summary>The seeded market. (Placeholder of the broker's branch; the market's branch replaces this file.)</summary>
public sealed class PaperMarket(int seed, TimeProvider time)
{
    public int Seed { get; } = seed;

    public TimeProvider Time { get; } = time;
}
