namespace TastyPS.Paper;

/// <summary>The smile of one expiration: the surface SSVI of Gatheral and Jacquier, which cannot be arbitraged across strikes, nor across
/// expirations while <paramref name="theta"/> grows, as long as Curvature × (1 + |skew|) ≤ 2.</summary>
/// <param name="theta">Total variance at the money.</param>
/// <param name="skew">Correlation of price and volatility: negative makes puts dear.</param>
internal readonly struct VolatilitySlice(double theta, double skew)
{
    private const double Curvature = 1.0;

    /// <summary>Deviation of the log price (volatility × root of time) for a strike.</summary>
    public double Deviation(double forward, double strike)
    {
        var phi = Curvature / Math.Sqrt(theta * (1 + theta));
        var x = phi * Math.Log(strike / forward);
        var total = 0.5 * theta * (1 + (skew * x) + Math.Sqrt(((x + skew) * (x + skew)) + 1 - (skew * skew)));
        return Math.Sqrt(total);
    }
}
