using System.Globalization;
using System.Text.RegularExpressions;

namespace TastyPS.Paper;

/// <summary>What a candle symbol asks for: <c>SPY{=5m,tho=true}</c>. Periods by trades, volume or price are accepted and stay silent.</summary>
internal sealed partial record CandleSpec(string Symbol, string BaseSymbol, decimal Number, string Unit)
{
    public bool IsSessionAligned { get; private init; }

    public bool IsRegularHoursOnly { get; private init; }

    /// <summary><c>last</c>, <c>bid</c>, <c>ask</c> or <c>mark</c>.</summary>
    public string Price { get; private init; } = "last";

    /// <summary>The length of a bar within a session; null for days and longer.</summary>
    public TimeSpan? Length => Unit switch
    {
        "s" => TimeSpan.FromSeconds((double)Number),
        "m" => TimeSpan.FromMinutes((double)Number),
        "h" => TimeSpan.FromHours((double)Number),
        _ => null,
    };

    public static CandleSpec? Parse(string symbol)
    {
        if (Form().Match(symbol) is not { Success: true } match) return null;
        var number = match.Groups["n"].Value is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : 1;
        if (number is <= 0 or > 10_000) return null;
        var attributes = match.Groups["a"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=', 2)).Where(a => a.Length == 2)
            .ToLookup(a => a[0], a => a[1].ToLowerInvariant());
        return new CandleSpec(symbol, match.Groups["b"].Value, number, match.Groups["u"].Value)
        {
            IsSessionAligned = attributes["a"].Any(v => v.StartsWith('s')),
            IsRegularHoursOnly = attributes["tho"].Contains("true"),
            Price = attributes["price"].FirstOrDefault(v => v is "bid" or "ask" or "mark") ?? "last",
        };
    }

    [GeneratedRegex(@"^(?<b>[^{]+)\{=(?<n>\d{0,6}(\.\d{1,4})?)(?<u>mo|[smhdwy])(?<a>(,[^,}]*)*)\}$")]
    private static partial Regex Form();
}
