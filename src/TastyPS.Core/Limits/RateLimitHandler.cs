using System.Net;
using TastyPS.Core.Http;

namespace TastyPS.Core.Limits;

/// <summary>Holds each attempt until its endpoint has a token for it; what is refused all the same slows its endpoint down.</summary>
internal sealed class RateLimitHandler(RateLimiter limiter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (call, sink) = CallContext.Of(request) is var context ? (context.Call, context.Sink) : default;
        await limiter.WaitAsync(call, sink, cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.TooManyRequests) await limiter.SlowDownAsync(call, sink, cancellationToken).ConfigureAwait(false);
        return response;
    }
}
