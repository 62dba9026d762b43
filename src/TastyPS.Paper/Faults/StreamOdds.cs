namespace TastyPS.Paper;

/// <summary>How often a thing goes wrong where it could: by chance, so many times, after so many that pass. A number stands for a chance: 0 is never, 1 always.</summary>
public sealed class StreamOdds
{
    private int _passed;
    private int _hits;

    /// <summary>From 0 to 1, drawn from the seed.</summary>
    public double Chance { get; init; } = 1;

    /// <summary>How many are hit, over all clients; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>How many pass before the first hit.</summary>
    public int Skip { get; init; }

    /// <summary>It can still hit.</summary>
    internal bool IsOn => Chance > 0 && _hits < (Times ?? int.MaxValue);

    public static implicit operator StreamOdds(double chance) => new() { Chance = chance };

    internal bool Happens(Random random)
    {
        if (!IsOn || _passed++ < Skip) return false;
        if (Chance < 1 && random.NextDouble() >= Chance) return false;
        _hits++;
        return true;
    }
}
