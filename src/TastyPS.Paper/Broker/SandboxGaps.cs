namespace TastyPS.Paper;

/// <summary>Services that the venue's sandbox does not host.</summary>
internal static class SandboxGaps
{
    private static readonly string[] Roots =
    [
        "/symbols/search", "/market-metrics", "/market-data", "/quote-alerts", "/watchlists", "/pairs-watchlists", "/accounts/{n}/net-liq/history",
        "/backtests", "/available-dates", "/simulate-trade",
    ];

    public static bool Contains(string template) =>
        Roots.Any(r => template.StartsWith(r, StringComparison.Ordinal) && (template.Length == r.Length || template[r.Length] == '/'));
}
