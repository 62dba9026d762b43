namespace TastyPS.Paper;

/// <summary>Services that the venue's sandbox does not host.</summary>
internal static class SandboxGaps
{
    private static readonly string[] Backtester = ["/backtests", "/available-dates", "/simulate-trade"];

    private static readonly string[] Roots =
    [
        "/symbols/search", "/market-metrics", "/market-data", "/quote-alerts", "/watchlists", "/pairs-watchlists", "/accounts/{n}/net-liq/history",
        .. Backtester,
    ];

    public static bool Contains(string template) => IsUnder(Roots, template);

    /// <summary>Backtests need a past, which only the broker's own world has.</summary>
    public static bool IsBacktester(string template) => IsUnder(Backtester, template);

    private static bool IsUnder(string[] roots, string template) =>
        roots.Any(r => template.StartsWith(r, StringComparison.Ordinal) && (template.Length == r.Length || template[r.Length] == '/'));
}
