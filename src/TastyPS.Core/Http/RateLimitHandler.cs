namespace TastyPS.Core.Http;

/// <summary>Holds each attempt until its endpoint has a token for it.</summary>
internal sealed class RateLimitHandler(RateLimiter limiter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await limiter.WaitAsync(CallContext.Of(request).Call, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
