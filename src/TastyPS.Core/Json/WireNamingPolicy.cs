using System.Text.Json;

namespace TastyPS.Core.Json;

/// <summary>How the venue spells a property: lower-case words joined by dashes. Digits do not follow the rule and are listed.</summary>
internal sealed class WireNamingPolicy : JsonNamingPolicy
{
    public static readonly WireNamingPolicy Instance = new();

    private static readonly Dictionary<string, string> WithDigits = new()
    {
        ["CorrSpy3Month"] = "corr-spy-3month",
        ["ImpliedVolatilityIndex5DayChange"] = "implied-volatility-index-5-day-change",
        ["ImpliedVolatilityIndex15Day"] = "implied-volatility-index-15-day",
        ["ImpliedVolatility30Day"] = "implied-volatility-30-day",
        ["HistoricalVolatility30Day"] = "historical-volatility-30-day",
        ["HistoricalVolatility60Day"] = "historical-volatility-60-day",
        ["HistoricalVolatility90Day"] = "historical-volatility-90-day",
        ["IvHv30DayDifference"] = "iv-hv-30-day-difference",
    };

    public override string ConvertName(string name) => WithDigits.GetValueOrDefault(name) ?? KebabCaseLower.ConvertName(name);
}
