namespace TastyPS.Paper;

/// <summary>
/// Prices that a quote stream brought: of the books that there are, what a position is worth and what an expired contract was settled at.
/// Hours are those of the exchanges' calendars. A stream brings no model: there are no Greeks and no volatilities.
/// </summary>
internal abstract class QuotedPrices(PaperClock clock) : IPaperPrices
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => clock.Today;

    public MarketSessions Sessions { get; } = new();

    public virtual DateTimeOffset? NextChangeAfter(DateTimeOffset at) => null;

    public abstract Instrument? Find(string apiSymbol);

    public Instrument? Find(string apiSymbol, DateOnly on) => Find(apiSymbol);

    /// <summary>Its quotes are late by minutes; what is traded on them is marked.</summary>
    protected virtual bool IsDelayed => false;

    protected PaperClock Clock => clock;

    public BookTop TopAt(Instrument instrument, DateTimeOffset at)
    {
        var book = BookAt(instrument, at);
        var quote = book.Quote;
        var session = Sessions.At(instrument.Collection, at);
        var isOpen = session is not null && session.StateAt(at) != "Closed";
        var doubt = DoubtOf(book, quote, session?.StateAt(at) == "Open" ? session.OpenAt : DateTimeOffset.MinValue, at);
        return new BookTop(quote?.Bid, quote?.Ask, LastOf(book), quote?.BidSize ?? 0, quote?.AskSize ?? 0, isOpen && !book.IsHalted && doubt is null)
        {
            Doubt = doubt,
            IsDelayed = IsDelayed,
        };
    }

    public bool IsPriced(Instrument instrument) => BookAt(instrument, Now).Priced.IsCompleted;

    public virtual decimal MarkAt(Instrument instrument, DateTimeOffset at)
    {
        var book = BookAt(instrument, at);
        return book.Quote is { Bid: { } bid, Ask: { } ask } ? (bid + ask) / 2 : LastOf(book);
    }

    public decimal PreviousCloseAt(Instrument instrument, DateTimeOffset at)
    {
        var book = BookAt(instrument, at);
        return book.Day?.PreviousClose ?? LastOf(book);
    }

    public decimal LastCloseAt(Instrument instrument, DateTimeOffset at)
    {
        var book = BookAt(instrument, at);
        return book.Day?.Close ?? LastOf(book);
    }

    public decimal SettlementOf(Instrument expired)
    {
        if (!expired.IsOption) return CloseOn(expired) ?? LastOf(BookAt(expired, Now));
        var under = CloseOn(expired) ?? MarkAt(expired.PricedFrom!, Now);
        return Math.Max(0, expired.IsCall ? under - expired.Strike!.Value : expired.Strike!.Value - under);
    }

    public bool IsSettled(Instrument expired) => CloseOn(expired) is not null;

    public Greeks? GreeksAt(Instrument option, DateTimeOffset at) => null;

    public decimal? ImpliedVolatilityAt(Instrument underlying, DateTimeOffset expiresAt, DateTimeOffset at) => null;

    public IEnumerable<Dividend> DividendsOf(Instrument instrument, DateOnly from, DateOnly to) => [];

    /// <summary>The book of an instrument at an instant, and from now on of what it is an option on.</summary>
    protected abstract QuotedBook BookAt(Instrument instrument, DateTimeOffset at);

    /// <summary>Why a quote is not to be traded on, in a sentence; null where it may be.</summary>
    /// <param name="opened">When the session opened that is open; before all time where none is.</param>
    protected abstract string? DoubtOf(QuotedBook book, QuotedBook.Sides? quote, DateTimeOffset opened, DateTimeOffset at);

    private static decimal LastOf(QuotedBook book) => book.Last ?? book.Quote?.Bid ?? book.Quote?.Ask ?? 0;

    /// <summary>The price that an expired contract is settled by: the close of its last day, of its underlying or of itself.</summary>
    private decimal? CloseOn(Instrument expired)
    {
        var (day, date) = (BookAt(expired.PricedFrom ?? expired, Now).Day, expired.ExpirationDate);
        return day is null ? null : day.Date == date ? day.Close : day.PreviousDate == date ? day.PreviousClose : null;
    }
}
