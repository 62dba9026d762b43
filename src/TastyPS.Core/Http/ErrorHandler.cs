namespace TastyPS.Core.Http;

/// <summary>Turns every answer that is not a success, and every HTML page, into a typed exception.</summary>
internal sealed class ErrorHandler(ConnectionOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var call = CallContext.Of(request).Call;
        var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
        if (response.IsSuccessStatusCode && !isHtml) return response;
        using (response)
            throw response.IsSuccessStatusCode ? HttpErrors.NotJson(call) : HttpErrors.Status(call, response.StatusCode, ResponseBody.Of(response), isHtml, options);
    }
}
