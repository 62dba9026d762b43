using System.Collections.Concurrent;
using System.Globalization;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>
/// The real market as accounts meet it: books from the quote session's stream, hours from the exchanges' calendars. What the stream does not
/// vouch for (a gap, a stale or crossed quote, a delayed feed) is shown as a mark, and not traded on.
/// </summary>
internal sealed class LivePrices(LiveInstruments instruments, LiveStream stream, PaperClock clock, LiveOptions options) : QuotedPrices(clock)
{
    // Between a look at the clock and a look at the book a quote may come.
    private static readonly TimeSpan Meanwhile = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, QuotedBook> _books = new(StringComparer.Ordinal);
    private LiveHistory? _history;

    public override Instrument? Find(string apiSymbol) => instruments.Find(apiSymbol);

    /// <summary>The book of an instrument, and from now on of what it is an option on.</summary>
    public QuotedBook BookOf(Instrument instrument)
    {
        if (_books.TryGetValue(instrument.Symbol, out var book)) return book;
        if (instrument.PricedFrom is { } under) BookOf(under);
        return _books.GetOrAdd(instrument.Symbol, _ => Hearing(new QuotedBook(instrument, Clock)));
    }

    protected override bool IsDelayed => stream.IsDelayed;

    protected override QuotedBook BookAt(Instrument instrument, DateTimeOffset at) => BookOf(instrument);

    private QuotedBook Hearing(QuotedBook book)
    {
        foreach (var type in QuotedBook.Types) stream.Take(FeedSchema.All[type], book.Instrument.StreamerSymbol).Hear(book.Hear);
        return book;
    }

    public override decimal MarkAt(Instrument instrument, DateTimeOffset at) =>
        at < Now - LongAgo && _history?.At(instrument, at) is { } then ? then : base.MarkAt(instrument, at);

    /// <summary>Asks for the past of all that was ever met here, so that marks of the past are those of the past; ends when it has come.</summary>
    public Task LoadHistoryAsync()
    {
        _history ??= new LiveHistory(stream, Sessions);
        return Task.WhenAll(_books.Values.Select(b => _history.LoadAsync(b.Instrument, Now)));
    }

    protected override string? DoubtOf(QuotedBook book, QuotedBook.Sides? quote, DateTimeOffset opened, DateTimeOffset at)
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
}
