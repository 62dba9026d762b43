namespace TastyPS.Paper;

/// <summary>Black's formula on a forward. The out-of-the-money side is computed, the other follows by parity, so that parity holds exactly.</summary>
internal static class BlackModel
{
    /// <param name="f">Forward.</param>
    /// <param name="k">Strike.</param>
    /// <param name="deviation">Volatility times root of time: the deviation of the log price at expiration.</param>
    /// <param name="discount">Discount factor.</param>
    /// <param name="call">Call or put.</param>
    public static double Price(double f, double k, double deviation, double discount, bool call)
    {
        var d1 = D1(f, k, deviation);
        var d2 = d1 - deviation;
        var outOfTheMoney = k >= f
            ? (f * Normal(d1)) - (k * Normal(d2))
            : (k * Normal(-d2)) - (f * Normal(-d1));
        var otm = discount * Math.Max(0, outOfTheMoney);
        return call == k >= f ? otm : otm + (discount * Math.Abs(f - k));
    }

    public static double D1(double f, double k, double deviation) => (Math.Log(f / k) / deviation) + (0.5 * deviation);

    public static double Density(double x) => 0.3989422804014327 * Math.Exp(-0.5 * x * x);

    /// <summary>Cumulative normal distribution to double precision (Hart's rational approximation).</summary>
    public static double Normal(double x)
    {
        var z = Math.Abs(x);
        if (z > 37) return x > 0 ? 1 : 0;
        var e = Math.Exp(-0.5 * z * z);
        double tail;
        if (z < 7.07106781186547)
        {
            var top = (((((((((((0.0352624965998911 * z) + 0.700383064443688) * z) + 6.37396220353165) * z) + 33.912866078383) * z)
                + 112.079291497871) * z) + 221.213596169931) * z) + 220.206867912376;
            var bottom = (((((((((((((0.0883883476483184 * z) + 1.75566716318264) * z) + 16.064177579207) * z) + 86.7807322029461) * z)
                + 296.564248779674) * z) + 637.333633378831) * z) + 793.826512519948) * z) + 440.413735824752;
            tail = e * top / bottom;
        }
        else
        {
            tail = e / ((z + (1 / (z + (2 / (z + (3 / (z + (4 / (z + 0.65))))))))) * 2.506628274631);
        }
        return x > 0 ? 1 - tail : tail;
    }
}
