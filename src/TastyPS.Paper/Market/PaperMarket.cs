using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>The world that the paper broker trades in. Everything is a function of the seed and of an instant: the same seed and clock give the
/// same world, byte for byte, whatever was asked before. Safe to use from many threads.</summary>
public sealed class PaperMarket : IPaperPrices
{
    private readonly TimeProvider _clock;
    private readonly InstrumentFinder _finder;
    private readonly PriceEngine _engine;
    private readonly QuoteMaker _quotes;
    private readonly ConcurrentDictionary<(string Root, DateOnly Day), IReadOnlyList<Expiration>> _expirations = new();
    private readonly ConcurrentDictionary<(string Code, DateOnly Day), IReadOnlyList<FutureExpiration>> _futureExpirations = new();

    /// <param name="seed">Which of the possible worlds.</param>
    /// <param name="clock">Where in its time we are.</param>
    /// <param name="syntheticEquities">Adds so many stocks named ZZ00001 … for load tests.</param>
    public PaperMarket(int seed, TimeProvider clock, int syntheticEquities = 0)
    {
        Seed = SeedOf(seed);
        _clock = clock;
        _finder = new InstrumentFinder(syntheticEquities);
        Events = new CorporateEvents(Seed);
        _engine = new PriceEngine(Seed, Events, symbol => _finder.Underlying(symbol)!);
        _quotes = new QuoteMaker(Seed, _engine, Sessions);
        Tape = new PaperTape(this);
        // BIGX exists for load tests: it can be asked for, but no list shows it.
        Underlyings = [.. Catalog.Underlyings.Where(u => u.Kind != UnderlyingKind.Commodity && u.Symbol != "BIGX")];
    }

    /// <summary>What one dollar earns in a year without risk.</summary>
    public static decimal RiskFreeRate => (decimal)PriceEngine.RiskFreeRate;

    /// <summary>Stocks, funds, indices, crypto and warrants, without the synthetic tail.</summary>
    public IReadOnlyList<Underlying> Underlyings { get; }

    public static IReadOnlyList<FutureProduct> Products => Catalog.Products;

    public MarketSessions Sessions { get; } = new();

    public CorporateEvents Events { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The date in New York.</summary>
    public DateOnly Today => MarketCalendar.DateOf(Now);

    internal ulong Seed { get; }

    internal static ulong SeedOf(int seed) => SeededNoise.Mix((ulong)seed, 0x7A57);

    /// <summary>The trades.</summary>
    internal PaperTape Tape { get; }

    /// <summary>The instrument of a symbol in the API's form, expired ones of a listed schedule included; null when there is none.</summary>
    public Instrument? Find(string apiSymbol) => _finder.Find(apiSymbol, Today);

    /// <summary>What a symbol meant on a day.</summary>
    public Instrument? Find(string apiSymbol, DateOnly on) => _finder.Find(apiSymbol, on);

    public Underlying? FindUnderlying(string symbol) => _finder.Underlying(symbol) is { Kind: not UnderlyingKind.Commodity } u ? u : null;

    public static FutureProduct? FindProduct(string code) => Catalog.Products.FirstOrDefault(p => p.Code == code);

    /// <summary>The stocks that only load tests see.</summary>
    public IEnumerable<Underlying> SyntheticEquities() => _finder.SyntheticEquities();

    public Instrument InstrumentOf(Underlying underlying) => _finder.Plain(underlying);

    /// <summary>The listed contracts of a product, nearest first.</summary>
    public IReadOnlyList<Instrument> Futures(FutureProduct product)
    {
        var today = Today;
        return [.. FutureCalendar.ListedMonths(product, today).Select(m => _finder.Future(product, m, today))];
    }

    /// <summary>The contract of a product that trades most: the nearest active month that is not about to expire.</summary>
    public Instrument ActiveFuture(FutureProduct product)
    {
        var (futures, today) = (Futures(product), Today);
        return futures.FirstOrDefault(f => product.ActiveMonths.Contains(f.Symbol[^2]) && f.ExpirationDate > today.AddDays(6)) ?? futures[0];
    }

    /// <summary>The listed expirations of an option root, e.g. SPXW.</summary>
    public IReadOnlyList<Expiration> Expirations(string root)
    {
        if (_finder.Root(root) is not { } found) return [];
        return _expirations.GetOrAdd((root, Today), static (key, r) => OptionCalendar.Listed(r, key.Day), found.Root);
    }

    /// <summary>The listed option expirations of a futures product, by date.</summary>
    public IReadOnlyList<FutureExpiration> FutureExpirations(FutureProduct product) =>
        _futureExpirations.GetOrAdd((product.Code, Today), static (key, a) =>
            [.. FutureCalendar.OptionExpirations(a.product, key.Day)
                .Select(x => a._finder.FutureExpirationOf(a.product, x.Root, x.Month, x.Date, key.Day))
                .OrderBy(e => e.Date).ThenBy(e => e.Root.Symbol, StringComparer.Ordinal)], (product, _finder));

    /// <summary>The strikes of an expiration, ascending; they hold for the whole day.</summary>
    public IReadOnlyList<decimal> Strikes(Underlying underlying, Expiration expiration)
    {
        if (expiration.Root.FixedStrikes > 0) return FixedStrikes(underlying, expiration);
        var (price, slice) = _quotes.AtYesterdaysClose(_finder.Plain(underlying), Now, expiration.ExpiresAt);
        return StrikeLadder.Around((decimal)price, slice.Smile.Deviation(slice.Forward, slice.Forward), StrikeLadder.Step(underlying, expiration.Root));
    }

    public IReadOnlyList<decimal> Strikes(FutureExpiration expiration)
    {
        var (price, slice) = _quotes.AtYesterdaysClose(expiration.Future, Now, expiration.ExpiresAt);
        return StrikeLadder.Around((decimal)price, slice.Smile.Deviation(slice.Forward, slice.Forward), expiration.Product.StrikeStep);
    }

    public Instrument Option(Underlying underlying, Expiration expiration, decimal strike, bool call) =>
        _finder.Option(underlying, expiration, strike, call, Today);

    public Instrument Option(FutureExpiration expiration, decimal strike, bool call) => _finder.FutureOption(expiration, strike, call, Today);

    /// <summary>The market in an instrument now.</summary>
    public Quote QuoteOf(Instrument instrument) => _quotes.Quote(instrument, Now);

    /// <summary>The market in an instrument at any instant of its past or future.</summary>
    public Quote QuoteAt(Instrument instrument, DateTimeOffset at) => _quotes.Quote(instrument, at);

    /// <summary>The book of that quote alone, at a fraction of its cost.</summary>
    public BookTop TopAt(Instrument instrument, DateTimeOffset at) => _quotes.Top(instrument, at);

    /// <summary>The previous close of that quote alone.</summary>
    public decimal PreviousCloseAt(Instrument instrument, DateTimeOffset at) => _quotes.PreviousClose(instrument, at);

    /// <summary>What the last session that was over by then closed at; futures are settled at it.</summary>
    public decimal LastCloseAt(Instrument instrument, DateTimeOffset at) => _quotes.LastClose(instrument, at);

    /// <summary>The mark of that quote alone, at a fraction of its cost.</summary>
    public decimal MarkAt(Instrument instrument, DateTimeOffset at) => _quotes.Mark(instrument, at);

    /// <summary>Null for what is no option, or has expired.</summary>
    public Greeks? GreeksOf(Instrument option) => GreeksAt(option, Now);

    public Greeks? GreeksAt(Instrument option, DateTimeOffset at) => option.IsOption ? _quotes.Greeks(option, at) : null;

    /// <summary>What an expired option or future was settled at, in points: intrinsic value, or the last price.</summary>
    public decimal SettlementOf(Instrument expired) => _quotes.Settlement(expired);

    /// <summary>Open interest of an option, 0 for anything else.</summary>
    public decimal OpenInterestOf(Instrument instrument) => _quotes.OpenInterest(instrument, Now);

    /// <summary>The lowest and the highest close of the last 252 sessions.</summary>
    public (decimal Low, decimal High) YearRangeOf(Instrument instrument) => _quotes.YearRange(instrument, Now);

    /// <summary>Open, high, low, close and volume of a span of time.</summary>
    public Bar BarOf(Instrument instrument, DateTimeOffset from, DateTimeOffset to) => _quotes.Bar(instrument, from, to);

    /// <summary>Shares, contracts or coins that changed hands in a span of time.</summary>
    public decimal VolumeBetween(Instrument instrument, DateTimeOffset from, DateTimeOffset to) => _quotes.VolumeBetween(instrument, from, to);

    /// <summary>The sessions that have ended, latest first.</summary>
    internal IEnumerable<MarketSession> SessionsBeforeNow(MarketCollection collection) => _quotes.CloseSessions(collection, Now);

    /// <summary>The price before it is rounded into a book, for statistics over many days.</summary>
    internal double ModelPrice(Underlying underlying, DateTimeOffset at) => _engine.Spot(underlying, at);

    /// <summary>Implied volatility at the money of an expiration, as a yearly fraction.</summary>
    public decimal ImpliedVolatility(Underlying underlying, DateTimeOffset expiresAt) => ImpliedVolatilityAt(underlying, expiresAt, Now);

    decimal? IPaperPrices.ImpliedVolatilityAt(Instrument underlying, DateTimeOffset expiresAt, DateTimeOffset at) => ImpliedVolatilityAt(underlying.Underlying, expiresAt, at);

    public IEnumerable<Dividend> DividendsOf(Instrument instrument, DateOnly from, DateOnly to) => Events.DividendsOf(instrument.Underlying, from, to);

    public decimal ImpliedVolatilityAt(Underlying underlying, DateTimeOffset expiresAt, DateTimeOffset at) =>
        (decimal)Math.Round(_quotes.AtTheMoneyVolatility(underlying, expiresAt, at), 9);

    private static List<decimal> FixedStrikes(Underlying underlying, Expiration expiration)
    {
        var step = StrikeLadder.Step(underlying, expiration.Root);
        return [.. Enumerable.Range(1, expiration.Root.FixedStrikes).Select(i => i * step)];
    }
}
