using System.Net;
using System.Text;

namespace TastyPS.Tests.Http;

/// <summary>The far end of a pipeline: answers in order with what it was given, and keeps what it was asked.</summary>
public sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _answers = new();

    public List<(HttpMethod Method, string Path, string? Authorization, string Body)> Seen { get; } = [];

    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Otherwise { get; set; }

    public ScriptedHandler Answer(HttpStatusCode status, string body = "", string type = "application/json", Action<HttpResponseMessage>? touch = null)
    {
        _answers.Enqueue((_, _) => Task.FromResult(Make(status, body, type, touch)));
        return this;
    }

    public ScriptedHandler Fail(Exception error)
    {
        _answers.Enqueue((_, _) => Task.FromException<HttpResponseMessage>(error));
        return this;
    }

    public ScriptedHandler Then(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public static HttpResponseMessage Make(HttpStatusCode status, string body = "", string type = "application/json", Action<HttpResponseMessage>? touch = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
        touch?.Invoke(response);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer;
        lock (Seen)
        {
            Seen.Add((request.Method, request.RequestUri!.PathAndQuery, request.Headers.Authorization?.ToString(), body));
            if (request.RequestUri.AbsolutePath == "/oauth/token" && Token is { } token) return Make(HttpStatusCode.OK, token());
            answer = _answers.Count > 0 ? _answers.Dequeue() : Otherwise ?? throw new InvalidOperationException($"Nothing is scripted for {request.Method} {request.RequestUri}.");
        }
        return await answer(request, cancellationToken);
    }

    /// <summary>What /oauth/token answers while nothing else is scripted for it; null puts it in the ordinary queue.</summary>
    public Func<string>? Token { get; set; } = () => """{"access_token":"token-1","token_type":"Bearer","expires_in":900}""";
}
