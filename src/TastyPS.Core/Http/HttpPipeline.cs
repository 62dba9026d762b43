using System.Net;
using TastyPS.Core.Limits;

namespace TastyPS.Core.Http;

/// <summary>
/// The one place that makes an <see cref="HttpClient"/>: handlers of one concern each, outermost first
/// Errors ▸ Resilience ▸ Auth ▸ RateLimit ▸ Trace ▸ transport, so that each attempt is authorised, limited and traced by itself.
/// </summary>
internal static class HttpPipeline
{
    public static HttpMessageInvoker Build(TokenSource tokens, RateLimiter limiter, RequestLog log, CircuitBreaker breaker, ConnectionOptions options)
    {
        var trace = new TraceHandler(log, options) { InnerHandler = options.Transport?.Invoke() ?? Sockets(options) };
        var limit = new RateLimitHandler(limiter) { InnerHandler = trace };
        var auth = new AuthHandler(tokens, options) { InnerHandler = limit };
        var resilience = new ResilienceHandler(options, breaker) { InnerHandler = auth };
        return new HttpMessageInvoker(new ErrorHandler(options) { InnerHandler = resilience });
    }

    private static SocketsHttpHandler Sockets(ConnectionOptions options) => new()
    {
        // A followed redirect would carry the bearer to wherever it points.
        AllowAutoRedirect = false,
        // On one machine compressing costs both ends more than the bytes it saves.
        AutomaticDecompression = options.BaseUri.IsLoopback ? DecompressionMethods.None : DecompressionMethods.All,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // Without a proxy of its own the handler honours the system's (and HTTPS_PROXY).
        Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
        UseProxy = true,
    };
}
