namespace TastyPS.Core.Http;

/// <summary>What travels with a request down the pipeline: the call it serves, its listener, and which attempt this is.</summary>
internal sealed class CallContext(ApiRequest call, IHostSink sink)
{
    private static readonly HttpRequestOptionsKey<CallContext> Key = new("TastyPS.Call");

    public ApiRequest Call { get; } = call;

    public IHostSink Sink { get; } = sink;

    /// <summary>1 for the first try; the resilience handler counts up.</summary>
    public int Attempt { get; set; } = 1;

    public static CallContext Of(HttpRequestMessage message) =>
        message.Options.TryGetValue(Key, out var context) ? context : throw new InvalidOperationException("A request entered the pipeline past RestClient.");

    public HttpRequestMessage NewMessage(Uri address)
    {
        var message = new HttpRequestMessage(Call.Method, address);
        message.Options.Set(Key, this);
        if (Call.Body is not null) message.Content = new ByteArrayContent(Call.Body) { Headers = { ContentType = new("application/json") } };
        return message;
    }
}
