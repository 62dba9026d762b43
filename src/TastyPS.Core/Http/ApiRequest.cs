namespace TastyPS.Core.Http;

/// <summary>Which of the venue's hosts a request goes to.</summary>
public enum ApiHost
{
    Api,
    Backtester,
}

/// <summary>One call: method, encoded path, query, JSON body, and what the pipeline must know about it.</summary>
public sealed record ApiRequest
{
    public required HttpMethod Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The path with names for its holes; the key of limits and of the request log.</summary>
    public required string Template { get; init; }

    public QueryString Query { get; init; } = new();

    /// <summary>The JSON body, UTF-8; null for none.</summary>
    public byte[]? Body { get; init; }

    public ApiHost Host { get; init; } = ApiHost.Api;

    /// <summary>True where no bearer goes with it: /oauth/token and the public configuration.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>
    /// True where sending it twice does no more than sending it once: GETs, and POSTs that only compute (dry-runs, the token).
    /// Nothing else is ever sent again.
    /// </summary>
    public bool IsRepeatable { get; init; }

    /// <summary>
    /// Every value of the request that must appear in no stream: the trace replaces the body when this is set.
    /// </summary>
    public bool HasSecretBody { get; init; }

    /// <summary>True where it goes ahead of the calls that wait for the venue's limits: a cancel, an order that closes.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>How long its answer may be served again from the reference cache.</summary>
    public CacheLife Life { get; init; }

    /// <summary>True where the answer depends on who asks: what is kept of it is this login's alone.</summary>
    public bool IsOfLogin { get; init; }

    /// <summary>What the call is about (an account, a symbol), for the error record's target.</summary>
    public object? Target { get; init; }

    public static ApiRequest Get(ApiPath path) => From(HttpMethod.Get, path) with { IsRepeatable = true };

    public static ApiRequest Post(ApiPath path, byte[]? body) => From(HttpMethod.Post, path) with { Body = body };

    public static ApiRequest Put(ApiPath path, byte[] body) => From(HttpMethod.Put, path) with { Body = body };

    public static ApiRequest Patch(ApiPath path, byte[] body) => From(HttpMethod.Patch, path) with { Body = body };

    public static ApiRequest Delete(ApiPath path) => From(HttpMethod.Delete, path);

    /// <summary>A POST that only computes an answer, such as a dry-run: it may be retried like a GET.</summary>
    public static ApiRequest Compute(ApiPath path, byte[]? body) => Post(path, body) with { IsRepeatable = true };

    /// <summary>
    /// A call to a path that somebody typed, already encoded. Its template hides what looks like an account number or an id.
    /// </summary>
    public static ApiRequest Of(string verb, string path, byte[]? body)
    {
        var method = new HttpMethod(verb);
        var segments = path.Split('/');
        if (segments.Any(s => Uri.UnescapeDataString(s) is "." or "..") || path.AsSpan().ContainsAny("?#"))
            throw new TastyException(ErrorIds.PathSegment, $"'{path}' is not a plain path.", "Encode its segments, and give the query with -Query.") { Target = path };
        return new()
        {
            Method = method,
            Path = path,
            Template = string.Join('/', segments.Select(s => s.Any(char.IsAsciiDigit) ? "{…}" : s)),
            Body = body,
            IsRepeatable = method == HttpMethod.Get,
        };
    }

    private static ApiRequest From(HttpMethod method, ApiPath path) => new() { Method = method, Path = path.Path, Template = path.Template };
}
