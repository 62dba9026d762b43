namespace TastyPS.Paper;

/// <summary>A tape as accounts meet it: the last quotes at or before an instant. Behind the end of the tape they stay.</summary>
internal sealed class TapePrices(TapeReel reel, TapeInstruments instruments, PaperClock clock) : QuotedPrices(clock)
{
    private readonly Dictionary<string, QuotedBook> _books = new(StringComparer.Ordinal);

    public override Instrument? Find(string apiSymbol) => instruments.Find(apiSymbol, Now);

    public override DateTimeOffset? NextChangeAfter(DateTimeOffset at) => reel.NextAfter(at);

    protected override QuotedBook BookAt(Instrument instrument, DateTimeOffset at)
    {
        reel.PlayTo(at);
        lock (_books)
        {
            if (_books.TryGetValue(instrument.Symbol, out var book)) return book;
            _books[instrument.Symbol] = book = new QuotedBook(instrument, Clock);
            foreach (var type in QuotedBook.Types)
                if (reel.Listen(type, instrument.StreamerSymbol, book.Hear) is { } latest) book.Hear(latest);
            return book;
        }
    }

    // However long ago a quote came: what the tape does not say did not happen.
    protected override string? DoubtOf(QuotedBook book, QuotedBook.Sides? quote, DateTimeOffset opened, DateTimeOffset at)
    {
        if (quote is null) return $"There is no quote of {book.Instrument.Symbol} on the tape yet.";
        return reel.Outage is { } outage ? $"The quote of {book.Instrument.Symbol} is stale: {outage}." : null;
    }
}
