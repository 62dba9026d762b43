using System.Globalization;
using System.Text.RegularExpressions;

namespace TastyPS.Paper;

/// <summary>From a symbol as the feed writes it to the instrument. Any other spelling is unknown to the feed, which then stays silent.</summary>
internal static partial class StreamerSymbols
{
    public static Instrument? Find(PaperMarket market, string symbol)
    {
        var found = symbol switch
        {
            ['.', '/', ..] => FutureOption(market, symbol),
            ['.', ..] => Option(market, symbol),
            ['/', ..] => FutureForm().Match(symbol) is { Success: true } m ? market.Find($"/{m.Groups["c"].Value}{m.Groups["y"].Value[1]}") : null,
            _ => market.Find(symbol.Split(':')[0]),
        };
        return found?.StreamerSymbol == symbol ? found : null;
    }

    private static Instrument? Option(PaperMarket market, string symbol)
    {
        if (OptionForm().Match(symbol) is not { Success: true } m || !TryStrike(m, out var strike)) return null;
        if (!DateOnly.TryParseExact(m.Groups["d"].Value, "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        return market.Find(SymbolText.Occ(m.Groups["r"].Value, date, m.Groups["t"].Value, strike));
    }

    private static Instrument? FutureOption(PaperMarket market, string symbol)
    {
        if (FutureOptionForm().Match(symbol) is not { Success: true } m || !TryStrike(m, out var strike)) return null;
        var contract = m.Groups["c"].Value + m.Groups["y"].Value[1];
        var expiration = PaperMarket.Products.SelectMany(market.FutureExpirations).FirstOrDefault(e => e.ContractSymbol == contract);
        return expiration is null ? null : market.Option(expiration, strike, m.Groups["t"].Value == "C");
    }

    private static bool TryStrike(Match match, out decimal strike) =>
        decimal.TryParse(match.Groups["k"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out strike);

    [GeneratedRegex(@"^\.(?<r>[A-Z]{1,6})(?<d>\d{6})(?<t>[CP])(?<k>[\d.]{1,10})$")]
    private static partial Regex OptionForm();

    [GeneratedRegex(@"^/(?<c>[A-Z0-9]{1,4}[FGHJKMNQUVXZ])(?<y>\d\d):")]
    private static partial Regex FutureForm();

    [GeneratedRegex(@"^\./(?<c>[A-Z0-9]{1,5}[FGHJKMNQUVXZ])(?<y>\d\d)(?<t>[CP])(?<k>[\d.]{1,10}):")]
    private static partial Regex FutureOptionForm();
}
