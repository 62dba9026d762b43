namespace TastyPS.Paper;

/// <summary>What a quote stream has said of one instrument: the latest quote, trade, day and trading status. Written on the stream's thread.</summary>
internal sealed class QuotedBook(Instrument instrument, TimeProvider clock)
{
    private readonly TaskCompletionSource _priced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Sides? _sides;
    private volatile Session? _day;
    private volatile Trades? _trade;
    private volatile bool _isHalted;

    /// <summary>The types of events that it is made of.</summary>
    public static IReadOnlyList<string> Types { get; } = ["Quote", "Trade", "Summary", "Profile"];

    public Instrument Instrument => instrument;

    /// <summary>Ends when there is a price of any kind.</summary>
    public Task Priced => _priced.Task;

    public Sides? Quote => _sides;

    public Session? Day => _day;

    public bool IsHalted => _isHalted;

    /// <summary>The last price, or the close before it; null before anything came.</summary>
    public decimal? Last => _trade?.Price ?? _day?.Close ?? _day?.PreviousClose;

    /// <summary>Takes in an event of one of its <see cref="Types"/>.</summary>
    public void Hear(DxlinkEvent e)
    {
        switch (e.Schema.Type)
        {
            case "Quote": OnQuote(e); break;
            case "Trade": OnTrade(e); break;
            case "Summary": OnSummary(e); break;
            case "Profile": OnProfile(e); break;
        }
    }

    private void OnQuote(DxlinkEvent e)
    {
        // A bid of nothing is a bid in options; an ask of nothing is none. Only a future may be worth less than nothing.
        decimal? bid = (decimal?)e["bidPrice"], ask = (decimal?)e["askPrice"];
        if (!instrument.IsFuture)
        {
            if (bid < 0 || (bid == 0 && !instrument.IsOption)) bid = null;
            if (ask <= 0) ask = null;
        }
        _sides = new Sides(bid, ask, (decimal?)e["bidSize"] ?? 1, (decimal?)e["askSize"] ?? 1, clock.GetUtcNow());
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
