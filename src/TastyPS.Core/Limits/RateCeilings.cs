using TastyPS.Core.Http;

namespace TastyPS.Core.Limits;

/// <summary>The published ceilings, in requests per second: one for everything, and one for each of these endpoints.</summary>
/// <remarks>As in the official MCP server's table (auth.md §8). Endpoints of one row share a bucket.</remarks>
internal sealed class RateCeilings
{
    private readonly List<(string[] Segments, RateBucket Bucket)> _endpoints = [];

    /// <param name="scale">More than 1 for a broker that allows more.</param>
    public RateCeilings(double scale = 1)
    {
        All = new RateBucket("all", 50 * scale, spares: true);
        Add("by-type", 2, "/market-data/by-type");
        Add("option-chains", 2, "/option-chains/*", "/option-chains/*/nested", "/option-chains/*/compact", "/futures-option-chains/*", "/futures-option-chains/*/nested");
        Add("equities", 2, "/instruments/equities", "/instruments/equities/active");
        Add("equity", 3, "/instruments/equities/*");
        Add("option", 3, "/instruments/equity-options/*", "/instruments/future-options/*");
        Add("futures", 1, "/instruments/futures", "/instruments/futures/*");
        Add("future-products", 1, "/instruments/future-products", "/instruments/future-products/*/*", "/instruments/future-option-products", "/instruments/future-option-products/*", "/instruments/future-option-products/*/*");
        Add("positions", 1, "/accounts/*/positions");
        Add("balances", 1, "/accounts/*/balances", "/accounts/*/balances/*");
        Add("trading-status", 1, "/accounts/*/trading-status");
        Add("accounts", 1, "/customers/me/accounts");
        // An exact row wins over a star: /instruments/equities/active is no symbol.
        _endpoints = [.. _endpoints.OrderBy(e => e.Segments.Count(s => s == "*"))];

        void Add(string name, double perSecond, params string[] paths)
        {
            var bucket = new RateBucket(name, perSecond * scale);
            _endpoints.AddRange(paths.Select(path => (path.Split('/'), bucket)));
        }
    }

    /// <summary>The bucket of every call.</summary>
    public RateBucket All { get; }

    /// <summary>Every bucket, the one of every call first.</summary>
    public IEnumerable<RateBucket> Buckets => _endpoints.Select(e => e.Bucket).Distinct().Prepend(All);

    /// <summary>The bucket of a call's endpoint beside it; null for most. Told by the path, so that one that somebody typed counts too.</summary>
    public RateBucket? Of(ApiRequest call)
    {
        var segments = call.Path.Split('/');
        return _endpoints.Find(e => Fits(e.Segments, segments)).Bucket;
    }

    private static bool Fits(string[] row, string[] segments) => row.Length == segments.Length && row.Zip(segments).All(pair => pair.First == "*" || pair.First == pair.Second);
}
