namespace TastyPS.Paper;

/// <summary>The routes that speak of the market and not of the customer: they only read, and a <see cref="PaperSource"/> answers them in the broker's place.</summary>
internal static class ReferenceRoutes
{
    private static readonly string[] Areas =
    [
        "/instruments/", "/option-chains/", "/futures-option-chains/", "/market-data/", "/market-metrics", "/market-time/", "/symbols/", "/public-watchlists", "/pairs-watchlists",
        "/margin-requirements-public-configuration", "/span/",
    ];

    public static bool Contains(string method, string template) => method == "GET" && Areas.Any(a => template.StartsWith(a, StringComparison.Ordinal));
}
