using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>What moves many prices at once: the market, the sectors, and how excited everything is. Volatility comes in spells and rises when
/// the market falls.</summary>
internal sealed class FactorModel
{
    private const double Pull = 0.998;
    private readonly ulong _seed;
    private readonly double[] _excitement;
    private readonly double[] _scale;
    private readonly BrownianPath _market;
    private readonly ConcurrentDictionary<string, BrownianPath> _paths = new();

    public FactorModel(ulong seed, VarianceClock clock)
    {
        (_seed, Clock) = (seed, clock);
        _excitement = new double[clock.Length + 1];
        _scale = new double[clock.Length];
        var marketKey = SeededNoise.Mix(seed, SeededNoise.Key("market"));
        var spells = SeededNoise.Mix(seed, SeededNoise.Key("spells"));
        for (var n = 0; n < _scale.Length; n++)
        {
            _scale[n] = Math.Exp(_excitement[n]);
            _excitement[n + 1] = (0.96 * _excitement[n]) - (0.05 * SeededNoise.Gauss(marketKey, (ulong)n)) + (0.035 * SeededNoise.Gauss(spells, (ulong)n));
        }
        _market = new BrownianPath(marketKey, _scale, Pull);
    }

    public VarianceClock Clock { get; }

    public double Market(double v) => _market.At(v);

    /// <summary>The walk of a sector or of one underlying alone.</summary>
    public BrownianPath Path(string name) =>
        _paths.GetOrAdd(name, static (n, me) => new BrownianPath(SeededNoise.Mix(me._seed, SeededNoise.Key(n)), me._scale, Pull), this);

    /// <summary>Logarithm of present volatility over normal volatility.</summary>
    public double Excitement(double v)
    {
        var n = Math.Min((int)v, _excitement.Length - 2);
        return _excitement[n] + ((v - n) * (_excitement[n + 1] - _excitement[n]));
    }
}
