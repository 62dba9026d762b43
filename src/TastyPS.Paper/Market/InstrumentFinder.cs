using System.Collections.Concurrent;
using System.Globalization;

namespace TastyPS.Paper;

/// <summary>From a symbol as the API writes it to the instrument, and from a contract to its symbol.</summary>
internal sealed class InstrumentFinder
{
    private const string SyntheticPrefix = "ZZ";
    private readonly Dictionary<string, Underlying> _underlyings = Catalog.Underlyings.ToDictionary(u => u.Symbol);
    private readonly Dictionary<string, (Underlying Underlying, OptionRoot Root)> _roots =
        Catalog.Underlyings.SelectMany(u => u.OptionRoots.Select(r => (u, r))).ToDictionary(x => x.r.Symbol);
    private readonly Dictionary<string, FutureProduct> _products = Catalog.Products.ToDictionary(p => p.Code);
    private readonly ConcurrentDictionary<string, Instrument> _plain = new();
    private readonly int _syntheticEquities;

    public InstrumentFinder(int syntheticEquities) => _syntheticEquities = syntheticEquities;

    public Underlying? Underlying(string symbol) => _underlyings.GetValueOrDefault(symbol) ?? Synthetic(symbol);

    public FutureProduct? Product(string code) => _products.GetValueOrDefault(code);

    public (Underlying Underlying, OptionRoot Root)? Root(string symbol) => _roots.TryGetValue(symbol, out var found) ? found : null;

    public IEnumerable<Underlying> SyntheticEquities() => Enumerable.Range(1, _syntheticEquities).Select(n => Synthetic(SyntheticSymbol(n))!);

    public Instrument? Find(string symbol, DateOnly today)
    {
        if (symbol.StartsWith("./", StringComparison.Ordinal)) return FindFutureOption(symbol, today);
        if (symbol.StartsWith('/')) return FindFuture(symbol[1..], today);
        if (symbol.Length == 21) return FindOption(symbol, today);
        return Underlying(symbol) is { Kind: not UnderlyingKind.Commodity } underlying ? Plain(underlying) : null;
    }

    public Instrument Plain(Underlying u) => _plain.GetOrAdd(u.Symbol, static (_, u) => new Instrument
    {
        Symbol = u.Symbol,
        InstrumentType = u.InstrumentType,
        UnderlyingSymbol = u.Symbol,
        StreamerSymbol = u.StreamerSymbol,
        Description = u.Description,
        Multiplier = 1,
        Ticks = u.Ticks,
        Underlying = u,
        Collection = u.IsAlwaysOpen ? MarketCollection.Crypto : MarketCollection.Equity,
        Active = u.Active,
    }, u);

    public Instrument Future(FutureProduct product, DateOnly month, DateOnly today)
    {
        var last = FutureCalendar.LastTradingDay(product, month);
        var ends = MarketCalendar.At(last, FutureCalendar.LastTime(product));
        var symbol = SymbolText.Future(product.Code, month);
        return new Instrument
        {
            Symbol = symbol,
            InstrumentType = "Future",
            UnderlyingSymbol = symbol,
            StreamerSymbol = SymbolText.FutureStreamer(product, month),
            Description = string.Create(CultureInfo.InvariantCulture, $"{product.Description} {month:MMMM yyyy}"),
            Multiplier = product.Multiplier,
            Ticks = TickRule.Flat(product.Tick),
            Underlying = _underlyings[product.Follows],
            Collection = product.Collection,
            Active = last >= today,
            ExpirationDate = last,
            ExpiresAt = ends,
            StopsTradingAt = ends,
            Product = product,
        };
    }

    public Instrument Option(Underlying u, Expiration expiration, decimal strike, bool call, DateOnly today)
    {
        var type = call ? "C" : "P";
        var root = expiration.Root;
        return new Instrument
        {
            Symbol = SymbolText.Occ(root.Symbol, expiration.Date, type, strike),
            InstrumentType = "Equity Option",
            UnderlyingSymbol = u.Symbol,
            StreamerSymbol = SymbolText.OptionStreamer(root.Symbol, expiration.Date, type, strike),
            Description = string.Create(CultureInfo.InvariantCulture, $"{u.Symbol} {expiration.Date:MM/dd/yy} {(call ? "Call" : "Put")} {strike:0.00}"),
            Multiplier = 100,
            Ticks = root.Ticks,
            Underlying = u,
            Collection = MarketCollection.Equity,
            Active = expiration.Date >= today,
            Strike = strike,
            ExpirationDate = expiration.Date,
            ExpiresAt = expiration.ExpiresAt,
            StopsTradingAt = expiration.StopsTradingAt,
            OptionType = type,
            ExerciseStyle = root.ExerciseStyle,
            SettlementType = root.SettlementType,
            ExpirationType = expiration.Type,
            RootSymbol = root.Symbol,
            PricedFrom = Plain(u),
        };
    }

    public Instrument FutureOption(FutureExpiration expiration, decimal strike, bool call, DateOnly today)
    {
        var type = call ? "C" : "P";
        var product = expiration.Product;
        return new Instrument
        {
            Symbol = SymbolText.FutureOption(expiration.Future.Symbol, expiration.ContractSymbol, expiration.Date, type, strike),
            InstrumentType = "Future Option",
            UnderlyingSymbol = expiration.Future.Symbol,
            StreamerSymbol = SymbolText.FutureOptionStreamer(product, expiration.ContractSymbol, expiration.Date, type, strike),
            Description = string.Create(
                CultureInfo.InvariantCulture, $"{expiration.Future.Symbol} {expiration.ContractSymbol} {expiration.Date:MM/dd/yy} {(call ? "Call" : "Put")} {strike:0.#########}"),
            Multiplier = product.Multiplier,
            Ticks = product.OptionTicks,
            Underlying = expiration.Future.Underlying,
            Collection = product.Collection,
            Active = expiration.Date >= today,
            Strike = strike,
            ExpirationDate = expiration.Date,
            ExpiresAt = expiration.ExpiresAt,
            StopsTradingAt = expiration.ExpiresAt,
            OptionType = type,
            ExerciseStyle = "American",
            SettlementType = expiration.Root.IsAmSettled ? "AM" : "PM",
            ExpirationType = expiration.Root.ExpirationType,
            RootSymbol = expiration.Root.Symbol,
            Product = product,
            PricedFrom = expiration.Future,
        };
    }

    /// <summary>The future that an option is exercised into: the first that outlives it.</summary>
    public FutureExpiration FutureExpirationOf(FutureProduct product, FutureOptionRoot root, DateOnly month, DateOnly date, DateOnly today)
    {
        var future = OptionCalendar.Months(date.AddMonths(-1), 14)
            .Where(m => product.ListedMonths.Contains(FutureCalendar.Code(m)))
            .First(m => FutureCalendar.LastTradingDay(product, m) is var last && (root.IsAmSettled ? last >= date : last > date));
        return new FutureExpiration(product, root, SymbolText.FutureOptionContract(root, month), date, Future(product, future, today));
    }

    private static string SyntheticSymbol(int n) => string.Create(CultureInfo.InvariantCulture, $"{SyntheticPrefix}{n:00000}");

    private Underlying? Synthetic(string symbol)
    {
        if (symbol.Length != 7 || !symbol.StartsWith(SyntheticPrefix, StringComparison.Ordinal)) return null;
        if (!int.TryParse(symbol.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > _syntheticEquities) return null;
        var key = SeededNoise.Key(symbol);
        return new Underlying
        {
            Symbol = symbol,
            Description = "Synthetic Paper Company No. " + symbol[2..],
            Kind = UnderlyingKind.Stock,
            Sector = "Synthetic",
            BasePrice = 2 + (200 * SeededNoise.Uniform(key, 1)),
            Volatility = 0.2 + (0.5 * SeededNoise.Uniform(key, 2)),
            Liquidity = 5,
            Volume = 0.3,
        };
    }

    private Instrument? FindOption(string symbol, DateOnly today)
    {
        var rootName = symbol[..6].TrimEnd();
        if (!_roots.TryGetValue(rootName, out var found) || symbol[12] is not ('C' or 'P')
            || !DateOnly.TryParseExact(symbol.AsSpan(6, 6), "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !long.TryParse(symbol.AsSpan(13), NumberStyles.None, CultureInfo.InvariantCulture, out var thousandths)
            || OptionCalendar.Find(found.Root, date, today) is not { } expiration) return null;
        var strike = thousandths / 1000m;
        return IsStrike(strike, StrikeLadder.Step(found.Underlying, found.Root), (decimal)found.Underlying.BasePrice)
            ? Option(found.Underlying, expiration, strike, symbol[12] == 'C', today) : null;
    }

    private Instrument? FindFuture(string text, DateOnly today)
    {
        if (text.Length < 3 || !char.IsAsciiDigit(text[^1]) || !_products.TryGetValue(text[..^2], out var product)) return null;
        var monthIndex = FutureCalendar.MonthCodes.IndexOf(text[^2]);
        if (monthIndex < 0 || !product.ListedMonths.Contains(text[^2])) return null;
        var month = new DateOnly(YearOf(text[^1], today.Year - 1), monthIndex + 1, 1);
        var future = Future(product, month, today);
        return !future.Active || FutureCalendar.ListedMonths(product, today).Contains(month) ? future : null;
    }

    // ./ESZ6 EW4U6 260927P2975: future, option contract padded to six, date, type, strike; inner blanks are not counted.
    private Instrument? FindFutureOption(string symbol, DateOnly today)
    {
        var parts = symbol.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2 && parts[1].Length > 6 + 7)
            parts = [parts[0], parts[1][..6], parts[1][6..]];
        if (parts.Length != 3 || parts[2].Length < 8 || parts[1].Length < 3 || FindFuture(parts[0][2..], today) is not { Product: { } product } future) return null;
        var contract = parts[1];
        var root = product.OptionRoots.FirstOrDefault(r => r.Symbol == contract[..^2]);
        var monthIndex = FutureCalendar.MonthCodes.IndexOf(contract[^2]);
        if (root is null || monthIndex < 0 || parts[2][6] is not ('C' or 'P') || !char.IsAsciiDigit(contract[^1])
            || !DateOnly.TryParseExact(parts[2].AsSpan(0, 6), "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !decimal.TryParse(parts[2].AsSpan(7), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var strike)) return null;
        var month = new DateOnly(YearOf(contract[^1], date.Year - 1), monthIndex + 1, 1);
        if (FutureCalendar.OptionDate(product, root, month) != date) return null;
        var expiration = FutureExpirationOf(product, root, month, date, today);
        return expiration.Future.Symbol == future.Symbol && IsStrike(strike, product.StrikeStep, (decimal)future.Underlying.BasePrice)
            ? FutureOption(expiration, strike, parts[2][6] == 'C', today) : null;
    }

    // A strike once listed stays known however far the price has gone, and a small stock may have gone far.
    private static bool IsStrike(decimal strike, decimal step, decimal price) => strike > 0 && strike % step == 0 && strike < 100 * price;

    private static int YearOf(char digit, int from)
    {
        var year = from;
        while (year % 10 != digit - '0') year++;
        return year;
    }
}
