using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>The mathematics of the world: prices of underlyings at any instant, curves, surfaces.</summary>
internal sealed class PriceEngine
{
    public const double RiskFreeRate = 0.037;
    public const double DaysPerYear = 365.25;
    private const double MarketVolatility = 0.145;
    private const double Persistence = 0.998;

    // Options are dearer than what happens later, and forget an excitement in about 40 trading days.
    private const double Premium = 1.08;
    private const double Forgetting = 0.16;

    private readonly FactorModel _stocks;
    private readonly FactorModel _crypto;
    private readonly Func<string, Underlying> _underlying;
    private readonly DividendPrices _dividends;
    private readonly ConcurrentDictionary<string, (long[] Times, double[] At, double[] Sums)> _jumps = new();

    public PriceEngine(ulong seed, CorporateEvents events, Func<string, Underlying> underlying)
    {
        (_underlying, _dividends, Events) = (underlying, new DividendPrices(events), events);
        _stocks = new FactorModel(SeededNoise.Mix(seed, 1), VarianceClock.Stocks);
        _crypto = new FactorModel(SeededNoise.Mix(seed, 2), VarianceClock.Always);
    }

    public CorporateEvents Events { get; }

    /// <summary>The price without a book, of anything but a future or an option.</summary>
    public double Spot(Underlying u, DateTimeOffset at) => WithoutDividend(u, at) + _dividends.Accrued(u, at);

    /// <summary>What a price that holds no dividend until then becomes. A share pays its yield as dividends, everything else all the time.</summary>
    public static double Forward(Underlying u, double spot, double years) =>
        u.Symbol == "VIX"
            ? u.BasePrice + ((spot - u.BasePrice) * Math.Exp(-4 * years))
            : spot * Math.Exp((RiskFreeRate - (u.PaysDividends ? 0 : u.Yield)) * years);

    /// <summary>What the options of an underlying that expire at <paramref name="expiresAt"/> share.</summary>
    /// <param name="u">The underlying, or the cash behind a future.</param>
    /// <param name="price">Price of the underlying or the future.</param>
    /// <param name="isFuture">The price is a forward already.</param>
    /// <param name="at">Now.</param>
    /// <param name="expiresAt">Expiration.</param>
    public OptionSlice Slice(Underlying u, double price, bool isFuture, DateTimeOffset at, DateTimeOffset expiresAt)
    {
        var years = Math.Max(0, (expiresAt - at).TotalDays / DaysPerYear);
        var root = Leader(u);
        var model = ModelOf(root);
        var now = model.Clock.At(at);
        var time = Math.Max(1e-9, (model.Clock.At(expiresAt) - now) / model.Clock.UnitsPerYear);
        var excess = Math.Exp(2 * model.Excitement(now)) - 1;
        var variance = Premium * Premium * root.Volatility * root.Volatility * (time + (excess * Forgetting * (1 - Math.Exp(-time / Forgetting))));
        // Volatility itself comes back to its mean, so its options flatten with time.
        if (u.Symbol == "VIX") variance = u.Volatility * u.Volatility * (1 - Math.Exp(-3 * time)) / 3;
        var reports = Events.EarningsOf(root).Count(e => e.At > at && e.At < expiresAt);
        if (reports > 0) variance += reports * Math.Pow(Earnings.Deviation(root), 2);
        var claim = isFuture ? price : price - _dividends.Between(u, at, expiresAt);
        var forward = isFuture ? price : Forward(u, claim, years);
        return new OptionSlice(years, time, forward, forward / claim, Math.Exp(-RiskFreeRate * years), new VolatilitySlice(variance, u.Skew), at >= expiresAt);
    }

    /// <summary>The underlying whose own walk decides: SPX for SPY and for /ES.</summary>
    public Underlying Leader(Underlying u) => u.Follows is null ? u : Leader(_underlying(u.Follows));

    private double WithoutDividend(Underlying u, DateTimeOffset at)
    {
        if (u.Symbol == "VIX") return Vix(at);
        if (u.Follows is not null)
        {
            var leader = _underlying(u.Follows);
            var spot = Spot(leader, at);
            // A warrant moves two and a half times as much as its stock.
            return u.Kind == UnderlyingKind.Warrant ? u.Ratio * leader.BasePrice * Math.Pow(spot / leader.BasePrice, 2.5) : u.Ratio * spot;
        }
        var model = ModelOf(u);
        var v = model.Clock.At(at);
        var market = u.IsAlwaysOpen ? 0.8 : Math.Clamp(u.Beta * MarketVolatility / u.Volatility, -1, 1);
        var sector = Math.Sqrt(0.4 * (1 - (market * market)));
        var own = Math.Sqrt(Math.Max(0, 1 - (market * market) - (sector * sector)));
        var walk = market * model.Market(v);
        if (own > 0) walk += (sector * model.Path(u.Sector).At(v)) + (own * model.Path(u.Symbol).At(v));
        return u.BasePrice * Math.Exp((u.Volatility / Math.Sqrt(model.Clock.UnitsPerYear) * walk) + Jumps(u, at, v));
    }

    private FactorModel ModelOf(Underlying u) => u.IsAlwaysOpen ? _crypto : _stocks;

    // 30 days at the money, and what the dear puts add.
    private double Vix(DateTimeOffset at)
    {
        var index = _underlying("SPX");
        var slice = Slice(index, index.BasePrice, false, at, at.AddDays(30));
        return 106 * slice.Smile.Deviation(slice.Forward, slice.Forward) / Math.Sqrt(21.0 / 252);
    }

    private double Jumps(Underlying u, DateTimeOffset at, double v)
    {
        if (!u.HasEarnings) return 0;
        var (times, days, sums) = _jumps.GetOrAdd(u.Symbol, static (_, a) => a.me.SumJumps(a.u), (me: this, u));
        var n = Array.BinarySearch(times, at.UtcTicks);
        n = n < 0 ? ~n - 1 : n;
        return n < 0 ? 0 : sums[n] * Math.Pow(Persistence, v - days[n]);
    }

    private (long[] Times, double[] At, double[] Sums) SumJumps(Underlying u)
    {
        var reports = Events.EarningsOf(u);
        var clock = ModelOf(u).Clock;
        var times = reports.Select(e => e.At.UtcTicks).ToArray();
        var days = reports.Select(e => clock.At(e.At)).ToArray();
        var sums = new double[times.Length];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = reports[i].Jump + (i == 0 ? 0 : sums[i - 1] * Math.Pow(Persistence, days[i] - days[i - 1]));
        return (times, days, sums);
    }
}
