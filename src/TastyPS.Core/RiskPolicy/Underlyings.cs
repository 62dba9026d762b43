namespace TastyPS.Core;

/// <summary>What a symbol is about, by one name for all its classes: <c>SPY</c>, <c>SPX</c>, <c>/ES</c> whatever the month.</summary>
internal static class Underlyings
{
    public static string KeyOf(string symbol)
    {
        if (!Symbol.TryParse(symbol, out var parsed)) return symbol;
        var about = parsed.Underlying ?? parsed.Root;
        return about != symbol && about.StartsWith('/') ? KeyOf(about) : about;
    }
}
