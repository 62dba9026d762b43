using System.Collections.Concurrent;
using System.Globalization;

namespace TastyPS.Paper;

/// <summary>
/// The real market as accounts meet it: books from the quote session's stream, hours from the exchanges' calendars. What the stream does not
/// vouch for (a gap, a stale or crossed quote, a delayed feed) is shown as a mark, and not traded on.
/// </summary>
internal sealed class LivePrices(LiveInstruments instruments, LiveStream stream, PaperClock clock, LiveOptions options) : IPaperPrices
{
    // Between a look at the clock and a look at the book a quote may come.
    private static readonly TimeSpan Meanwhile = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, LiveBook> _books = new(StringComparer.Ordinal);
    private LiveHistory? _history;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => clock.Today;

    public MarketSessions Sessions { get; } = new();

    public Instrument? Find(string apiSymbol) => instruments.Find(apiSymbol);

    public Instrument? Find(string apiSymbol, DateOnly on) => instruments.Find(apiSymbol);

    /// <summary>The book of an instrument, and from now on of what it is an option on.</summary>
    public LiveBook BookOf(Instrument instrument)
    {
        if (_books.TryGetValue(instrument.Symbol, out var book)) return book;
        if (instrument.PricedFrom is { } under) BookOf(under);
        return _books.GetOrAdd(instrument.Symbol, _ => new LiveBook(instrument, stream, clock));
    }

    public BookTop TopAt(Instrument instrument, DateTimeOffset at)
    {
        var book = BookOf(instrument);
        var quote = book.Quote;
        var session = Sessions.At(instrument.Collection, at);
        var isOpen = session is not null && session.StateAt(at) != "Closed";
        var doubt = DoubtOf(book, quote, session?.StateAt(at) == "Open" ? session.OpenAt : DateTimeOffset.MinValue, at);
        return new BookTop(quote?.Bid, quote?.Ask, MarkOf(book), quote?.BidSize ?? 0, quote?.AskSize ?? 0, isOpen && !book.IsHalted && doubt is null)
        {
            Doubt = doubt,
            IsDelayed = stream.IsDelayed,
        };
    }

    public bool IsPriced(Instrument instrument) => BookOf(instrument).Priced.IsCompleted;

    public decimal MarkAt(Instrument instrument, DateTimeOffset at)
    {
        if (at < Now - LongAgo && _history?.At(instrument, at) is { } then) return then;
        var book = BookOf(instrument);
        return book.Quote is { Bid: { } bid, Ask: { } ask } ? (bid + ask) / 2 : MarkOf(book);
    }

    /// <summary>Asks for the past of all that was ever met here, so that marks of the past are those of the past; ends when it has come.</summary>
    public Task LoadHistoryAsync()
    {
        _history ??= new LiveHistory(stream, Sessions);
        return Task.WhenAll(_books.Values.Select(b => _history.LoadAsync(b.Instrument, Now)));
    }

    public decimal PreviousCloseAt(Instrument instrument, DateTimeOffset at)
    {
        var book = BookOf(instrument);
        return book.Day?.PreviousClose ?? MarkOf(book);
    }

    public decimal LastCloseAt(Instrument instrument, DateTimeOffset at)
    {
        var book = BookOf(instrument);
        return book.Day?.Close ?? MarkOf(book);
    }

    public decimal SettlementOf(Instrument expired)
    {
        if (!expired.IsOption) return CloseOn(expired) ?? MarkOf(BookOf(expired));
        var under = CloseOn(expired) ?? MarkAt(expired.PricedFrom!, Now);
        return Math.Max(0, expired.IsCall ? under - expired.Strike!.Value : expired.Strike!.Value - under);
    }

    public bool IsSettled(Instrument expired) => CloseOn(expired) is not null;

    public Greeks? GreeksAt(Instrument option, DateTimeOffset at) => null;

    public decimal? ImpliedVolatilityAt(Instrument underlying, DateTimeOffset expiresAt, DateTimeOffset at) => null;

    public IEnumerable<Dividend> DividendsOf(Instrument instrument, DateOnly from, DateOnly to) => [];

    private static decimal MarkOf(LiveBook book) => book.Last ?? book.Quote?.Bid ?? book.Quote?.Ask ?? 0;

    private string? DoubtOf(LiveBook book, LiveBook.Sides? quote, DateTimeOffset opened, DateTimeOffset at)
    {
        var symbol = book.Instrument.Symbol;
        if (stream.Outage is { } outage) return $"The quote of {symbol} is stale: {outage}.";
        if (stream.IsDelayed && !options.AcceptsDelayed) return $"The quote of {symbol} is delayed ({stream.Level.ToString().ToLowerInvariant()} feed).";
        if (quote is null) return $"There is no quote of {symbol}.";
        var age = at - quote.At;
        if (age > options.MaxQuoteAge) return string.Create(CultureInfo.InvariantCulture, $"The quote of {symbol} is stale: it came {age.TotalSeconds:0} s ago.");
        if (quote.At < stream.WholeSince) return $"The quote of {symbol} is stale: it is from before an interruption.";
        if (quote.At < opened) return $"The quote of {symbol} is stale: it is from before the open.";
        if (-age > Meanwhile) return $"The quote of {symbol} is of another time.";
        return quote.Bid > quote.Ask ? string.Create(CultureInfo.InvariantCulture, $"The market in {symbol} is crossed: {quote.Bid} bid, {quote.Ask} ask.") : null;
    }

    /// <summary>The price that an expired contract is settled by: the close of its last day, of its underlying or of itself.</summary>
    private decimal? CloseOn(Instrument expired)
    {
        var (day, date) = (BookOf(expired.PricedFrom ?? expired).Day, expired.ExpirationDate);
        return day is null ? null : day.Date == date ? day.Close : day.PreviousDate == date ? day.PreviousClose : null;
    }
}
