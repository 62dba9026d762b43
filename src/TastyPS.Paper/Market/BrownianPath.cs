namespace TastyPS.Paper;

/// <summary>A random walk over variance time with a pull to zero that can be read at any instant: whole units are a walk that is summed once,
/// between them a bridge is halved until it is finer than a second.</summary>
internal sealed class BrownianPath
{
    private const int Halvings = 15;
    private readonly ulong _key;
    private readonly double[] _scale;
    private readonly double[] _knots;

    /// <param name="key">Seeds the walk.</param>
    /// <param name="scale">Volatility of each unit, 1 = normal.</param>
    /// <param name="persistence">Part of a deviation that is left after one unit.</param>
    public BrownianPath(ulong key, double[] scale, double persistence)
    {
        (_key, _scale) = (key, scale);
        _knots = new double[scale.Length + 1];
        for (var n = 0; n < scale.Length; n++) _knots[n + 1] = (persistence * _knots[n]) + (scale[n] * Step(n));
    }

    /// <summary>The unscaled step of unit <paramref name="n"/>.</summary>
    public double Step(int n) => SeededNoise.Gauss(_key, (ulong)n);

    public double At(double v)
    {
        var n = (int)v;
        if (n >= _scale.Length) return _knots[^1];
        double left = _knots[n], right = _knots[n + 1], x = v - n;
        if (x <= 0) return left;
        // Each halving adds the deviation of a bridge's middle: half the root of what it spans.
        var deviation = 0.5 * _scale[n];
        var key = SeededNoise.Mix(_key, (ulong)n + 0x100000);
        ulong node = 1;
        for (var level = 0; level < Halvings; level++)
        {
            var middle = (0.5 * (left + right)) + (deviation * SeededNoise.Gauss(key, node));
            x *= 2;
            node <<= 1;
            if (x < 1) right = middle;
            else { left = middle; x -= 1; node |= 1; }
            deviation *= 0.7071067811865476;
        }
        return left + (x * (right - left));
    }
}
