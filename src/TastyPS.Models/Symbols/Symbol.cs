using System.Globalization;

namespace TastyPS;

/// <summary>
/// One symbol of any class, read from whatever form it came in: OCC, dxFeed, the venue's own, or what a trader types.
/// Its text is the venue's form; two symbols are equal when that form is. Source: order and streamer symbols of the tastytrade API.
/// </summary>
public sealed class Symbol : IEquatable<Symbol>, IComparable<Symbol>, IComparable
{
    private readonly FutureContract? _future;
    private readonly FutureContract? _optionContract;
    private readonly string? _exchange;
    private readonly string _text;

    private Symbol(InstrumentType type, string root, string? underlying, FutureContract? future = null, FutureContract? optionContract = null,
        DateTime? expiration = null, OptionType? optionType = null, decimal? strike = null, string? exchange = null)
    {
        InstrumentType = type;
        Root = root;
        Underlying = underlying;
        _future = future;
        _optionContract = optionContract;
        ExpirationDate = expiration;
        OptionType = optionType;
        // Dividing drops trailing zeros: 500.0 and 500 are one strike and print alike.
        Strike = strike / 1.0000000000000000000000000000m;
        _exchange = exchange ?? StreamerExchange(type, future?.Root ?? root.TrimStart('/'));
        _text = BuildApi() ?? BuildStreamer()!;
    }

    /// <summary>The class, by the symbol's own form. A ticker that is no known index is an equity.</summary>
    public InstrumentType InstrumentType { get; }

    /// <summary>The ticker, the OCC root (<c>SPXW</c>, <c>BABA2</c>), the product (<c>/ES</c>), or the root of a future option (<c>EW4</c>).</summary>
    public string Root { get; }

    /// <summary>What an option is written on (<c>SPX</c>, <c>/ESZ6</c>), the product of a future, otherwise the symbol itself. Null for a future option in streamer form, which does not say.</summary>
    public string? Underlying { get; }

    /// <summary>The last day of an option, a market date. Null for other classes and for a future option in streamer form, which does not say.</summary>
    public DateTime? ExpirationDate { get; }

    /// <summary>The first day of the contract month of a future or a future option; null for a bare product and other classes.</summary>
    public DateTime? ContractMonth => (_optionContract ?? _future)?.FirstOfMonth;

    public OptionType? OptionType { get; }

    public decimal? Strike { get; }

    public bool IsOption => OptionType is not null;

    /// <summary>Reads any accepted form.</summary>
    /// <exception cref="SymbolFormatException">The text is no symbol; the message says what was expected.</exception>
    public static Symbol Parse(string text) => Parse(text, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));

    /// <summary>Reads any accepted form as of a day: the one digit of a futures year is taken from two years before it to seven after.</summary>
    /// <exception cref="SymbolFormatException">The text is no symbol; the message says what was expected.</exception>
    public static Symbol Parse(string text, DateOnly today) => SymbolParser.Parse(text, today);

    /// <summary>Reads any accepted form; false where <see cref="Parse(string)"/> would throw.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Symbol? symbol)
    {
        try
        {
            symbol = Parse(text!);
            return true;
        }
        catch (SymbolFormatException)
        {
            symbol = null;
            return false;
        }
    }

    /// <summary>An equity or index option from its parts.</summary>
    /// <exception cref="SymbolFormatException">The root or the strike does not fit an OCC symbol.</exception>
    public static Symbol ForEquityOption(string root, DateTime expiration, OptionType type, decimal strike) =>
        SymbolParser.EquityOption(root, root.ToUpperInvariant(), expiration.Date, type, strike);

    /// <summary>The venue's form: what orders, positions and paths carry.</summary>
    /// <exception cref="SymbolFormatException">A future option that came in streamer form, which lacks the future and the day.</exception>
    public string ToApi() => BuildApi() ?? throw new SymbolFormatException(_text,
        "its streamer form does not say the future and the expiration day; give it as ./ESZ6 EW4U6 260925P2975.");

    /// <summary>The 21 characters of the OCC.</summary>
    /// <exception cref="SymbolFormatException">Not an equity or index option.</exception>
    public string ToOcc() => InstrumentType == InstrumentType.EquityOption ? _text : throw new SymbolFormatException(_text,
        "only an equity or index option has an OCC form.");

    /// <summary>The dxFeed form, where a rule gives it.</summary>
    /// <exception cref="SymbolFormatException">The product's exchange is not known here; its instrument says it (StreamerSymbol).</exception>
    public string ToStreamer() => BuildStreamer() ?? throw new SymbolFormatException(_text,
        "its streamer form follows from no rule; ask Get-TastyInstrument for its StreamerSymbol.");

    /// <summary>The dxFeed form; false where it has to be looked up at the venue.</summary>
    public bool TryToStreamer([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? streamerSymbol) => (streamerSymbol = BuildStreamer()) is not null;

    /// <summary>A form for people that <see cref="Parse(string)"/> reads back: <c>SPY 2026-01-16 450 P</c>.</summary>
    public string ToHuman() => ExpirationDate is not { } day ? _text : string.Create(CultureInfo.InvariantCulture,
        $"{(_future is null ? Root : $"/{_future.ToApi()} {_optionContract!.ToApi()}")} {day:yyyy-MM-dd} {StrikeText} {OptionLetter}");

    public override string ToString() => _text;

    public bool Equals(Symbol? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Symbol);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Sorts as a chain is read: underlying, class, date, strike, call before put.</summary>
    public int CompareTo(Symbol? other)
    {
        if (other is null) return 1;
        var order = string.CompareOrdinal(Underlying, other.Underlying);
        if (order == 0) order = InstrumentType.CompareTo(other.InstrumentType);
        if (order == 0) order = Nullable.Compare(ExpirationDate ?? ContractMonth, other.ExpirationDate ?? other.ContractMonth);
        if (order == 0) order = Nullable.Compare(Strike, other.Strike);
        return order != 0 ? order : string.CompareOrdinal(_text, other._text);
    }

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Symbol other => CompareTo(other),
        _ => throw new ArgumentException("A symbol compares with a symbol only.", nameof(obj)),
    };

    public static bool operator ==(Symbol? left, Symbol? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Symbol? left, Symbol? right) => !(left == right);

    public static bool operator <(Symbol? left, Symbol? right) => Comparer<Symbol?>.Default.Compare(left, right) < 0;

    public static bool operator >(Symbol? left, Symbol? right) => Comparer<Symbol?>.Default.Compare(left, right) > 0;

    public static bool operator <=(Symbol? left, Symbol? right) => !(left > right);

    public static bool operator >=(Symbol? left, Symbol? right) => !(left < right);

    internal static Symbol Plain(InstrumentType type, string text) =>
        new(type, text, type is InstrumentType.Equity or InstrumentType.Index ? OptionRoots.Underlying(text) : text);

    internal static Symbol Option(string root, DateTime expiration, OptionType type, decimal strike) =>
        new(InstrumentType.EquityOption, root, OptionRoots.Underlying(root), expiration: expiration, optionType: type, strike: strike);

    internal static Symbol Product(string root, string? exchange) => new(InstrumentType.Future, "/" + root, "/" + root, exchange: exchange);

    internal static Symbol Future(FutureContract contract, string? exchange) =>
        new(InstrumentType.Future, "/" + contract.Root, "/" + contract.Root, contract, exchange: exchange);

    internal static Symbol FutureOption(FutureContract future, FutureContract contract, DateTime expiration, OptionType type, decimal strike) =>
        new(InstrumentType.FutureOption, contract.Root, "/" + future.ToApi(), future, contract, expiration, type, strike);

    internal static Symbol StreamerFutureOption(FutureContract contract, OptionType type, decimal strike, string exchange) =>
        new(InstrumentType.FutureOption, contract.Root, null, null, contract, null, type, strike, exchange);

    private string? BuildApi() => InstrumentType switch
    {
        InstrumentType.EquityOption => string.Create(CultureInfo.InvariantCulture, $"{Root,-6}{ExpirationDate:yyMMdd}{OptionLetter}{Strike * 1000:00000000}"),
        InstrumentType.Future => _future is null ? Root : "/" + _future.ToApi(),
        // Two fields of 5 and 6 characters: a three-letter product (MES) leaves no blank between them.
        InstrumentType.FutureOption => _future is null ? null : string.Create(CultureInfo.InvariantCulture,
            $"./{_future.ToApi(),-5}{_optionContract!.ToApi(),-6}{ExpirationDate:yyMMdd}{OptionLetter}{StrikeText}"),
        _ => Root,
    };

    private string? BuildStreamer() => InstrumentType switch
    {
        InstrumentType.EquityOption => string.Create(CultureInfo.InvariantCulture, $".{Root}{ExpirationDate:yyMMdd}{OptionLetter}{StrikeText}"),
        InstrumentType.Future => _exchange is null ? null : $"/{_future?.ToStreamer() ?? Root[1..]}:{_exchange}",
        InstrumentType.FutureOption => _exchange is null ? null : $"./{_optionContract!.ToStreamer()}{OptionLetter}{StrikeText}:{_exchange}",
        InstrumentType.Cryptocurrency => $"{Root}:{_exchange}",
        InstrumentType.Equity or InstrumentType.Index => Root,
        _ => null,
    };

    private static string? StreamerExchange(InstrumentType type, string root) => type switch
    {
        InstrumentType.Future or InstrumentType.FutureOption => FutureProducts.Exchange(root),
        InstrumentType.Cryptocurrency => "CXTALP",
        _ => null,
    };

    private char OptionLetter => OptionType == TastyPS.OptionType.Put ? 'P' : 'C';

    private string StrikeText => Strike!.Value.ToString(CultureInfo.InvariantCulture);
}
