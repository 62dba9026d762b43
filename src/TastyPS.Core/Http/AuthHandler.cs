using System.Net;
using System.Net.Http.Headers;

namespace TastyPS.Core.Http;

/// <summary>
/// Puts the identifying headers and the bearer on each attempt. A 401 means that the token it was sent with is dead: that
/// token is refreshed once, and a GET is sent once more. Nothing else is replayed.
/// </summary>
internal sealed class AuthHandler(TokenSource tokens, ConnectionOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Identify(request);
        if (CallContext.Of(request).Call.IsAnonymous) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        var sink = CallContext.Of(request).Sink;
        var token = await tokens.GetAsync(sink, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || response.Content.Headers.ContentType?.MediaType == "text/html") return response;

        tokens.Invalidate(token);
        if (request.Method != HttpMethod.Get) return response;
        response.Dispose();
        sink.Verbose("The access token was refused; refreshing it and sending the request once more.");
        token = await tokens.GetAsync(sink, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private void Identify(HttpRequestMessage request)
    {
        if (request.Headers.UserAgent.Count > 0) return;
        // Without a User-Agent the venue's nginx answers 401 with a page.
        request.Headers.UserAgent.ParseAdd(options.UserAgent);
        request.Headers.Accept.ParseAdd("application/json");
        if (options.ApiVersion is { } version) request.Headers.TryAddWithoutValidation("Accept-Version", version);
    }
}
