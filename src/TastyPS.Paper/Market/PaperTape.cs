namespace TastyPS.Paper;

/// <summary>
/// The trades of every instrument, as a function of time like everything in the market: at most one every five seconds, fewer when it is
/// quiet, none while it is closed or halted. Streamed trades and intraday candles are both read from here, so that they agree.
/// </summary>
internal sealed class PaperTape(PaperMarket market)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestLull = TimeSpan.FromMinutes(30);

    /// <summary>The trades after <paramref name="after"/> up to and including <paramref name="to"/>, oldest first.</summary>
    public IEnumerable<Print> Between(Instrument instrument, DateTimeOffset after, DateTimeOffset to) =>
        Looks(instrument, after, to).Where(p => p.Size is null or > 0);

    /// <summary>The same with the looks at the market at which nothing was traded (their size is 0): what bars of quotes are made of.</summary>
    public IEnumerable<Print> Looks(Instrument instrument, DateTimeOffset after, DateTimeOffset to)
    {
        var first = new DateTimeOffset(after.UtcTicks - (after.UtcTicks % Step.Ticks), TimeSpan.Zero) + Step;
        for (var at = first; at <= to; at += Step)
            if (LookAt(instrument, at) is { } print) yield return print;
    }

    /// <summary>The last trade of the half hour before, or null.</summary>
    public Print? Last(Instrument instrument, DateTimeOffset at)
    {
        var newest = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % Step.Ticks), TimeSpan.Zero);
        for (var t = newest; t > at - LongestLull; t -= Step)
            if (LookAt(instrument, t) is { Size: null or > 0 } print) return print;
        return null;
    }

    private Print? LookAt(Instrument i, DateTimeOffset at)
    {
        var slowness = SessionRhythm.SlownessAt(market.Sessions, i.Collection, at);
        if (at.UtcTicks / Step.Ticks % slowness != 0) return null;
        var isIndex = i is { IsOption: false, IsFuture: false, Underlying.Kind: UnderlyingKind.Index };
        if (market.Sessions.At(i.Collection, at) is not { } session) return null;
        var isExtended = i.Collection == MarketCollection.Equity && session.StateAt(at) != "Open";
        // Before its open a futures exchange takes orders but trades nothing.
        if ((isIndex && isExtended) || (i.Collection != MarketCollection.Equity && at < session.OpenAt)) return null;
        var book = market.TopAt(i, at);
        if (!isIndex && !book.IsTrading) return null;
        decimal? size = isIndex ? null : market.VolumeBetween(i, at - (Step * slowness), at);
        return new Print(at, book.Last, size, book.Bid, book.Ask, isExtended);
    }
}
