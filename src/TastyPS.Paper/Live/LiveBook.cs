using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>What the quote session's stream says of one instrument: the latest quote, trade, day and trading status. Written on the stream's thread.</summary>
internal sealed class LiveBook
{
    private readonly Instrument _instrument;
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource _priced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Sides? _sides;
    private volatile Session? _day;
    private volatile Trades? _trade;
    private volatile bool _isHalted;

    public LiveBook(Instrument instrument, LiveStream stream, TimeProvider clock)
    {
        (_instrument, _clock) = (instrument, clock);
        stream.Take(FeedSchema.Quote, instrument.StreamerSymbol).Hear(OnQuote);
        stream.Take(FeedSchema.Trade, instrument.StreamerSymbol).Hear(OnTrade);
        stream.Take(FeedSchema.Summary, instrument.StreamerSymbol).Hear(OnSummary);
        stream.Take(FeedSchema.Profile, instrument.StreamerSymbol).Hear(OnProfile);
    }

    public Instrument Instrument => _instrument;

    /// <summary>Ends when there is a price of any kind.</summary>
    public Task Priced => _priced.Task;

    public Sides? Quote => _sides;

    public Session? Day => _day;

    public bool IsHalted => _isHalted;

    /// <summary>The last price, or the close before it; null before anything came.</summary>
    public decimal? Last => _trade?.Price ?? _day?.Close ?? _day?.PreviousClose;

    private void OnQuote(DxlinkEvent e)
    {
        // A bid of nothing is a bid in options; an ask of nothing is none. Only a future may be worth less than nothing.
        decimal? bid = (decimal?)e["bidPrice"], ask = (decimal?)e["askPrice"];
        if (!_instrument.IsFuture)
        {
            if (bid < 0 || (bid == 0 && !_instrument.IsOption)) bid = null;
            if (ask <= 0) ask = null;
        }
        _sides = new Sides(bid, ask, (decimal?)e["bidSize"] ?? 1, (decimal?)e["askSize"] ?? 1, _clock.GetUtcNow());
        if ((bid ?? ask) is not null) _priced.TrySetResult();
    }

    private void OnTrade(DxlinkEvent e)
    {
        if (e["price"] is not decimal price) return;
        _trade = new Trades(price);
        _priced.TrySetResult();
    }

    private void OnSummary(DxlinkEvent e) => _day = new Session(DayOf(e["dayId"]), (decimal?)e["dayClosePrice"], DayOf(e["prevDayId"]), (decimal?)e["prevDayClosePrice"]);

    private void OnProfile(DxlinkEvent e) => _isHalted = e["tradingStatus"] is "HALTED";

    private static DateOnly DayOf(object? id) => id is long day and > 0 and < 100_000 ? new DateOnly(1970, 1, 1).AddDays((int)day) : default;

    /// <summary>The best bid and ask, null where there is none, and when they came.</summary>
    internal sealed record Sides(decimal? Bid, decimal? Ask, decimal BidSize, decimal AskSize, DateTimeOffset At);

    /// <summary>The session of a day and the close before it.</summary>
    internal sealed record Session(DateOnly Date, decimal? Close, DateOnly PreviousDate, decimal? PreviousClose);

    private sealed record Trades(decimal Price);
}
