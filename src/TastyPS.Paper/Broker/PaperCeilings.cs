namespace TastyPS.Paper;

/// <summary>
/// How many requests a second the broker takes before it answers 429, as the venue's are published: of each endpoint, and of all
/// together. Buckets of a second's depth, on the clock below the broker's.
/// </summary>
internal sealed class PaperCeilings(double scale, TimeProvider clock)
{
    private const string Rest = "*";
    private const double Total = 50;

    private static readonly Dictionary<string, (string Group, double PerSecond)> Endpoints = Table(
        ("/market-data/by-type", 2, ["/market-data/by-type"]),
        ("chains", 2, ["/option-chains/{symbol}", "/option-chains/{symbol}/nested", "/option-chains/{symbol}/compact", "/futures-option-chains/{code}", "/futures-option-chains/{code}/nested"]),
        ("equities", 2, ["/instruments/equities", "/instruments/equities/active"]),
        ("equity", 3, ["/instruments/equities/{symbol}"]),
        ("option", 3, ["/instruments/equity-options/{symbol}", "/instruments/future-options/{symbol}"]),
        ("futures", 1, ["/instruments/futures", "/instruments/futures/{symbol}"]),
        ("products", 1, ["/instruments/future-products", "/instruments/future-products/{exchange}/{code}", "/instruments/future-option-products", "/instruments/future-option-products/{root}", "/instruments/future-option-products/{exchange}/{root}"]),
        ("positions", 1, ["/accounts/{n}/positions"]),
        ("balances", 1, ["/accounts/{n}/balances", "/accounts/{n}/balances/{currency}"]),
        ("trading-status", 1, ["/accounts/{n}/trading-status"]),
        ("accounts", 1, ["/customers/{customer}/accounts"]));

    private readonly Dictionary<string, (double Tokens, long At)> _buckets = [];

    /// <summary>Counts a request in; false where it is one too many. Called with the broker's state locked.</summary>
    public bool Admits(string template)
    {
        var isListed = Endpoints.TryGetValue(template, out var endpoint);
        return Take(Rest, Total * scale) & (!isListed || Take(endpoint.Group, endpoint.PerSecond * scale));
    }

    private bool Take(string group, double perSecond)
    {
        var now = clock.GetTimestamp();
        var tokens = _buckets.TryGetValue(group, out var bucket) ? Math.Min(perSecond, bucket.Tokens + clock.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond) : perSecond;
        _buckets[group] = (tokens >= 1 ? tokens - 1 : tokens, now);
        return tokens >= 1;
    }

    private static Dictionary<string, (string, double)> Table(params (string Group, double PerSecond, string[] Templates)[] rows) =>
        rows.SelectMany(r => r.Templates, (r, template) => (template, r)).ToDictionary(x => x.template, x => (x.r.Group, x.r.PerSecond), StringComparer.Ordinal);
}
