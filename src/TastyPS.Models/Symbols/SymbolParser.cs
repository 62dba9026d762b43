using System.Globalization;
using System.Text.RegularExpressions;

namespace TastyPS;

/// <summary>The one place that reads symbols. The first character tells the family; within it each form is one pattern over upper-case ASCII.</summary>
internal static partial class SymbolParser
{
    private const int Longest = 64;
    private const decimal LargestOccStrike = 99_999.999m;

    private const string Anything = "expected a ticker (SPY, BRK/B), an option (SPY 260116C500, SPY 16jan26 450p), a future (/ESZ6), "
        + "a future option (./ESZ6 EW4U6 260925P2975) or a pair (BTC/USD).";

    private const string Strike = "(?<k>[0-9]{1,9}(?:\\.[0-9]{1,8})?)";
    private const string Side = "(?<cp>C|P|CALLS?|PUTS?)";
    private const string Date = MarketDateText.Pattern;
    private const string Exchange = "(?::(?<x>[A-Z]{4,6}))?";
    private const string Contract = "(?<fr>[A-Z0-9]{1,4}?)(?<fm>[FGHJKMNQUVXZ])(?<fy>[0-9]{1,2})";
    private const string OptionContract = "(?<or>[A-Z0-9]{1,4}?)(?<om>[FGHJKMNQUVXZ])(?<oy>[0-9]{1,2})";
    private const string Terms = "(?:" + Date + " *(?:" + Side + " *" + Strike + "|(?<= ) *" + Strike + " *" + Side + "))";

    private static readonly HashSet<string> Currencies = new(
        "USD EUR GBP JPY CHF AUD NZD CAD MXN SEK NOK DKK PLN HKD SGD ZAR CNH TRY".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> CryptoQuotes = new(["USD", "USDC", "USDT"], StringComparer.Ordinal);

    public static Symbol Parse(string? text, DateOnly today)
    {
        var tidy = Tidy(text);
        return tidy switch
        {
            ['.', '/', ..] => FutureOption(text, tidy, today),
            ['.', ..] => StreamerOption(text, tidy),
            ['/', ..] => tidy.Contains(' ') ? FutureOption(text, "." + tidy, today) : Future(text, tidy, today),
            _ => Option(text, tidy) ?? Pair(tidy) ?? BareFuture(text, tidy, today) ?? Ticker(text, tidy),
        };
    }

    public static Symbol EquityOption(string? text, string root, DateTime expiration, OptionType type, decimal strike)
    {
        var occRoot = root.Replace("/", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (!OccRoot().IsMatch(occRoot)) throw new SymbolFormatException(text, "an option root has one to six letters and digits, such as SPY, SPXW or BABA2.");
        if (strike <= 0 || strike > LargestOccStrike || decimal.Round(strike, 3) != strike)
            throw new SymbolFormatException(text, "an option strike is above 0, at most 99999.999, with at most three decimals.");
        return Symbol.Option(occRoot, expiration, type, strike);
    }

    private static string Tidy(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new SymbolFormatException(text, Anything);
        var tidy = string.Concat(text.Trim().ToUpperInvariant().Select(c => char.IsWhiteSpace(c) ? ' ' : c));
        return tidy.Length <= Longest ? tidy : throw new SymbolFormatException(text, Anything);
    }

    private static Symbol StreamerOption(string? text, string tidy)
    {
        var match = StreamerOptionForm().Match(tidy);
        if (!match.Success) throw new SymbolFormatException(text, "expected a dxFeed option such as .SPY260116C500 (root, yyMMdd, C or P, strike).");
        return EquityOption(text, match.Groups["root"].Value, DateOf(text, match), SideOf(match), StrikeOf(match));
    }

    /// <summary>OCC and typed forms; null when the text is no option at all.</summary>
    private static Symbol? Option(string? text, string tidy)
    {
        if (OccForm().Match(tidy) is { Success: true } occ)
            return EquityOption(text, occ.Groups["root"].Value, DateOf(text, occ), SideOf(occ), StrikeOf(occ) / 1000);
        if (TypedOptionForm().Match(tidy) is not { Success: true } typed) return null;
        // SPY260116C00500 is an OCC symbol that lost its end: 500, 5 or 0.5 would all be guesses.
        if (typed.Groups["k"].Value is ['0', not '.', ..]) throw new SymbolFormatException(text, "an OCC strike has eight digits (00500000); a plain one no leading zero.");
        return EquityOption(text, typed.Groups["root"].Value, DateOf(text, typed), SideOf(typed), StrikeOf(typed));
    }

    private static Symbol? Pair(string tidy)
    {
        if (PairForm().Match(tidy) is not { Success: true } match) return null;
        var (left, right) = (match.Groups["left"].Value, match.Groups["right"].Value);
        var isCrypto = match.Groups["x"].Value == "CXTALP" || CryptoQuotes.Contains(right) && !Currencies.Contains(left);
        if (isCrypto) return Symbol.Plain(InstrumentType.Cryptocurrency, $"{left}/{right}");
        if (match.Groups["x"].Success) return null;
        return Currencies.Contains(left) && Currencies.Contains(right) ? Symbol.Plain(InstrumentType.CurrencyPair, $"{left}/{right}") : null;
    }

    private static Symbol Future(string? text, string tidy, DateOnly today)
    {
        if (FutureForm().Match(tidy) is { Success: true } contract)
            return Symbol.Future(ContractOf(text, contract, "f", FutureContract.EarliestYear(today)), ExchangeOf(contract));
        if (ProductForm().Match(tidy) is { Success: true } product)
            return Symbol.Product(product.Groups["product"].Value, ExchangeOf(product));
        throw new SymbolFormatException(text, "expected a future such as /ESZ6, /ESZ26:XCME or its product /ES (product, month letter of FGHJKMNQUVXZ, year).");
    }

    /// <summary>A contract without its slash, only where the product is known: ESZ6 can be nothing else, GOOG1 can.</summary>
    private static Symbol? BareFuture(string? text, string tidy, DateOnly today) =>
        FutureForm().Match("/" + tidy) is { Success: true } match && FutureProducts.IsKnown(match.Groups["fr"].Value) ? Future(text, "/" + tidy, today) : null;

    private static Symbol FutureOption(string? text, string tidy, DateOnly today)
    {
        if (FutureOptionForm().Match(tidy) is { Success: true } match)
        {
            var expiration = DateOf(text, match);
            // Neither contract ends before its option does, so the option's own date settles the one-digit years.
            var future = ContractOf(text, match, "f", expiration.Year);
            var contract = ContractOf(text, match, "o", expiration.Year);
            return Symbol.FutureOption(future, contract, expiration, SideOf(match), PositiveStrikeOf(text, match));
        }

        if (StreamerFutureOptionForm().Match(tidy) is { Success: true } streamer)
            return Symbol.StreamerFutureOption(ContractOf(text, streamer, "o", FutureContract.EarliestYear(today)), SideOf(streamer),
                PositiveStrikeOf(text, streamer), streamer.Groups["x"].Value);

        throw new SymbolFormatException(text, "expected a future option such as ./ESZ6 EW4U6 260925P2975 (future, option contract, yyMMdd, C or P, strike) "
            + "or ./EW4U26P2975:XCME.");
    }

    private static Symbol Ticker(string? text, string tidy)
    {
        if (TickerForm().Match(tidy) is not { Success: true } match) throw new SymbolFormatException(text, Anything);
        var ticker = match.Groups["class"] is { Success: true } share ? $"{match.Groups["ticker"].Value}/{share.Value}" : tidy;
        return Symbol.Plain(OptionRoots.IsIndex(ticker) ? InstrumentType.Index : InstrumentType.Equity, ticker);
    }

    private static FutureContract ContractOf(string? text, Match match, string part, int earliestYear) =>
        FutureContract.From(match.Groups[part + "r"].Value, match.Groups[part + "m"].Value, match.Groups[part + "y"].Value, earliestYear)
        ?? throw new SymbolFormatException(text, string.Create(CultureInfo.InvariantCulture,
            $"its contract year is outside of {earliestYear} to {earliestYear + 9}, which the venue's one-digit year can name."));

    private static string? ExchangeOf(Match match) => match.Groups["x"] is { Success: true } exchange ? exchange.Value : null;

    private static DateTime DateOf(string? text, Match match) =>
        MarketDateText.TryRead(match, out var date) ? date : throw new SymbolFormatException(text, "its expiration is no day of the calendar.");

    private static OptionType SideOf(Match match) => match.Groups["cp"].ValueSpan[0] == 'P' ? OptionType.Put : OptionType.Call;

    private static decimal StrikeOf(Match match) => decimal.Parse(match.Groups["k"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static decimal PositiveStrikeOf(string? text, Match match) =>
        StrikeOf(match) is > 0 and var strike ? strike : throw new SymbolFormatException(text, "an option strike is above 0.");

    [GeneratedRegex("^(?=[0-9]*[A-Z])[A-Z0-9]{1,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex OccRoot();

    [GeneratedRegex("^(?<root>[A-Z0-9]{1,6}?) *(?<y>[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?<cp>[CP])(?<k>[0-9]{8})$", RegexOptions.CultureInvariant)]
    private static partial Regex OccForm();

    [GeneratedRegex("^\\.(?<root>[A-Z0-9]{1,6}?)(?<y>[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?<cp>[CP])" + Strike + "$", RegexOptions.CultureInvariant)]
    private static partial Regex StreamerOptionForm();

    [GeneratedRegex("^(?:(?<root>[A-Z0-9]{1,6}(?:[/.][A-Z]{1,2})?) +" + Terms
        + "|(?<root>[A-Z0-9]{1,6})(?<y>[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?<cp>[CP])" + Strike + ")$", RegexOptions.CultureInvariant)]
    private static partial Regex TypedOptionForm();

    [GeneratedRegex("^(?<left>[A-Z0-9]{1,10})/(?<right>[A-Z]{3,5})" + Exchange + "$", RegexOptions.CultureInvariant)]
    private static partial Regex PairForm();

    [GeneratedRegex("^/" + Contract + Exchange + "$", RegexOptions.CultureInvariant)]
    private static partial Regex FutureForm();

    [GeneratedRegex("^/(?<product>[A-Z0-9]{1,4})" + Exchange + "$", RegexOptions.CultureInvariant)]
    private static partial Regex ProductForm();

    [GeneratedRegex("^\\./" + Contract + " *" + OptionContract + " *" + Terms + "$", RegexOptions.CultureInvariant)]
    private static partial Regex FutureOptionForm();

    [GeneratedRegex("^\\./(?<or>[A-Z0-9]{1,4}?)(?<om>[FGHJKMNQUVXZ])(?<oy>[0-9]{2})(?<cp>[CP])" + Strike + ":(?<x>[A-Z]{4,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex StreamerFutureOptionForm();

    [GeneratedRegex("^(?:(?<ticker>[A-Z]{1,5})[/.](?<class>[A-Z]{1,4})|[A-Z][A-Z0-9]{0,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex TickerForm();
}
