using System.Net;

namespace TastyPS.Paper;

/// <summary>The in-memory door: takes the place of the socket handler at the end of a client's pipeline. The path stays percent-encoded.</summary>
public sealed class PaperHttpHandler(PaperBroker broker) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var answer = await broker.HandleAsync(PaperRequest.Of(request.Method.Method, request.RequestUri!.PathAndQuery, HeadersOf(request), body), cancellationToken)
            .ConfigureAwait(false);

        if (answer.Delivery == PaperDelivery.Drop)
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.", new IOException("The paper broker dropped the connection."));
        if (answer.Delivery == PaperDelivery.Never) await NeverAsync(cancellationToken).ConfigureAwait(false);

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = ContentOf(answer) };
        foreach (var (name, value) in answer.Headers)
            if (!response.Headers.TryAddWithoutValidation(name, value)) response.Content.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private async Task NeverAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, broker.Closing);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false);
    }

    private static HttpContent ContentOf(PaperResponse answer)
    {
        HttpContent content = answer.Delivery == PaperDelivery.CutBody
            ? new StreamContent(new CutStream(answer.Body[..(answer.Body.Length / 2)]))
            : new ReadOnlyMemoryContent(answer.Body);
        content.Headers.ContentLength = answer.Body.Length;
        if (answer.ContentType.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        return content;
    }

    private static Dictionary<string, string> HeadersOf(HttpRequestMessage request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated) headers[name] = values.ToString();
        if (request.Content is null) return headers;
        foreach (var (name, values) in request.Content.Headers.NonValidated) headers[name] = values.ToString();
        return headers;
    }
}
