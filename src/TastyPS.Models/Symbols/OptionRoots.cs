namespace TastyPS;

/// <summary>What an option root is written on, where the root is not simply the ticker.</summary>
internal static class OptionRoots
{
    private static readonly HashSet<string> IndexRoots = new(
        "SPX SPXW XSP NDX NDXP XND RUT RUTW MRUT VIX VIXW DJX OEX XEO".Split(' '), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Underlyings = new(StringComparer.Ordinal)
    {
        // weekly and PM-settled roots of an index
        ["SPXW"] = "SPX", ["NDXP"] = "NDX", ["RUTW"] = "RUT", ["VIXW"] = "VIX",
        // class shares: an OCC root holds no slash
        ["BRKB"] = "BRK/B", ["BFB"] = "BF/B", ["BFA"] = "BF/A", ["HEIA"] = "HEI/A", ["LENB"] = "LEN/B", ["MOGA"] = "MOG/A", ["UHALB"] = "UHAL/B",
    };

    public static bool IsIndex(string root) => IndexRoots.Contains(root);

    public static string Underlying(string root)
    {
        if (Underlyings.TryGetValue(root, out var underlying)) return underlying;
        // An adjusted root is the ticker and one digit, a FLEX root one digit and the ticker: BABA2, 2SPY.
        return root.Trim("0123456789".ToCharArray()) is { Length: > 0 } ticker && IsPlainTicker(ticker) ? Underlyings.GetValueOrDefault(ticker, ticker) : root;
    }

    private static bool IsPlainTicker(string ticker) => ticker.All(char.IsAsciiLetterUpper);
}
