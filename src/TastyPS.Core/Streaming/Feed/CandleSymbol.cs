using System.Globalization;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// Symbols of candles, <c>AAPL{=5m,tho=true}</c>: checked, and written in the feed's normal form (keys in order, values shortest,
/// a period of one left out), because a malformed or zero period is accepted by the feed and then stays silent for ever.
/// </summary>
public static class CandleSymbol
{
    private static readonly (string Short, string Long)[] Periods =
    [
        ("t", "ticks"), ("s", "seconds"), ("m", "minutes"), ("h", "hours"), ("d", "days"), ("w", "weeks"), ("mo", "months"), ("o", "optexp"),
        ("y", "years"), ("v", "volume"), ("p", "price"), ("pm", "pricemomentum"), ("pr", "pricerenko"),
    ];

    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["a"] = ["midnight", "session"],
        ["dt"] = ["source", "tho", "all", "rth", "eth"],
        ["price"] = ["last", "bid", "ask", "mark", "settlement"],
        ["tho"] = ["true", "false"],
    };

    /// <summary>The symbol of a candle series.</summary>
    /// <param name="baseSymbol">The streamer symbol of the instrument.</param>
    /// <param name="interval">A period such as <c>5m</c>, <c>1d</c>, <c>Minute</c>.</param>
    /// <param name="attributes">More attributes, such as <c>tho=true</c>.</param>
    /// <exception cref="FormatException">The interval or an attribute is not one the feed knows.</exception>
    public static string Of(string baseSymbol, string interval, params string[] attributes)
    {
        string symbol = $"{baseSymbol}{{={string.Join(',', attributes.Prepend(interval))}}}";
        return TryNormalize(symbol, out string normal) ? normal : throw new FormatException(
            $"'{symbol}' is no candle symbol. An interval is a number above 0 and one of t, s, m, h, d, w, mo, y (5m, 1h, 1d); " +
            "attributes are a=m|s, price=last|bid|ask|mark|s, tho=true|false, dt=…, pl=<number>.");
    }

    /// <summary>The normal form; false when this is no candle symbol.</summary>
    public static bool TryNormalize(string symbol, out string normal)
    {
        normal = symbol;
        int brace = symbol.IndexOf('{', StringComparison.Ordinal);
        if (brace <= 0 || !symbol.EndsWith('}')) return false;
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string attribute in symbol[(brace + 1)..^1].Split(','))
        {
            int equals = attribute.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || NormalValue(attribute[..equals], attribute[(equals + 1)..]) is not { } value || !parts.TryAdd(attribute[..equals], value)) return false;
        }
        if (!parts.ContainsKey("")) return false;
        normal = $"{symbol[..brace]}{{{string.Join(',', parts.Select(p => $"{p.Key}={p.Value}"))}}}";
        return true;
    }

    private static string? NormalValue(string key, string value)
    {
        if (key.Length == 0) return NormalPeriod(value);
        if (key == "pl") return Positive(value) is { } level ? level.ToString(CultureInfo.InvariantCulture) : null;
        if (!Values.TryGetValue(key, out var known) || value.Length == 0) return null;
        string? name = known.FirstOrDefault(k => k.StartsWith(value, StringComparison.OrdinalIgnoreCase));
        return name is "midnight" or "session" or "settlement" ? name[..1] : name;
    }

    private static string? NormalPeriod(string text)
    {
        int letters = text.Length;
        while (letters > 0 && char.IsAsciiLetter(text[letters - 1])) letters--;
        if ((letters == 0 ? 1 : Positive(text[..letters])) is not { } number) return null;
        string unit = text[letters..];
        // A capital M is a minute to the feed, and any beginning of a long name will do; mo and the p's are told apart by their second letter.
        string? name = unit.Length == 0 ? "t" : Periods.FirstOrDefault(p => p.Short.Equals(unit, StringComparison.OrdinalIgnoreCase)).Short
            ?? Periods.FirstOrDefault(p => p.Long.StartsWith(unit, StringComparison.OrdinalIgnoreCase)).Short;
        if (name is null) return null;
        return number == 1 ? name : number.ToString(CultureInfo.InvariantCulture) + name;
    }

    private static decimal? Positive(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal n) && n > 0 ? n / 1.000000000000000000000000000000000m : null;
}
