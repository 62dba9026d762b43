namespace TastyPS.Paper;

/// <summary>Random numbers that are a pure function of a key: the same key gives the same number on every machine and in any order of asking.</summary>
internal static class SeededNoise
{
    /// <summary>A key from a text (FNV-1a), so that a symbol can seed its own path.</summary>
    public static ulong Key(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    public static ulong Mix(ulong key, ulong with) => Mix(key ^ Mix(with + 0x9E3779B97F4A7C15UL));

    /// <summary>The finaliser of SplitMix64.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    /// <summary>In [0, 1).</summary>
    public static double Uniform(ulong key, ulong index) => (Mix(key, index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Mean 0, deviation 1. Four uniforms out of one hash: tails end at 3.5, which is tame enough for a market without news.</summary>
    public static double Gauss(ulong key, ulong index)
    {
        var h = Mix(key, index);
        var sum = (h & 0xFFFF) + ((h >> 16) & 0xFFFF) + ((h >> 32) & 0xFFFF) + (h >> 48);
        return (sum - 131070.0) * (1.7320508075688772 / 65536.0);
    }
}
