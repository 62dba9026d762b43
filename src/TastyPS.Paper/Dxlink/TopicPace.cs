namespace TastyPS.Paper;

/// <summary>How often a topic looks at the market: quotes by how liquid the instrument is, everything slower when the market is quiet.</summary>
internal sealed class TopicPace(PaperMarket market, Instrument instrument, string type)
{
    private long _next;

    /// <summary>True once for each step of the pace.</summary>
    public bool IsDue(DateTimeOffset now)
    {
        if (now.UtcTicks < _next) return false;
        var step = Base.Ticks * SessionRhythm.SlownessAt(market.Sessions, instrument.Collection, now);
        _next = now.UtcTicks - (now.UtcTicks % step) + step;
        return true;
    }

    private TimeSpan Base => type switch
    {
        "Profile" => TimeSpan.FromSeconds(15),
        "Trade" or "TradeETH" or "Summary" or "Candle" or "TimeAndSale" => TimeSpan.FromSeconds(5),
        _ => TimeSpan.FromMilliseconds((instrument.Product?.Liquidity ?? instrument.Underlying.Liquidity) switch { 5 => 250, 4 => 500, 3 => 1000, 2 => 2000, _ => 5000 }),
    };
}
