using System.Runtime.CompilerServices;
using TastyPS.Core.Json;

namespace TastyPS.Core.Http;

/// <summary>
/// Sends <see cref="ApiRequest"/>s through a connection's pipeline and reads what comes back. One listener a client; the
/// pipeline under it is shared by all clients of a connection.
/// </summary>
public sealed class RestClient
{
    private readonly HttpMessageInvoker _pipeline;
    private readonly ConnectionOptions _options;
    private readonly bool _readsCache;

    internal RestClient(HttpMessageInvoker pipeline, ConnectionOptions options, IHostSink sink, ReferenceCache? cache = null, bool readsCache = true)
    {
        _pipeline = pipeline;
        _options = options;
        Cache = cache;
        _readsCache = readsCache;
        Sink = sink;
    }

    /// <summary>Who listens.</summary>
    public IHostSink Sink { get; }

    /// <summary>What is kept of earlier answers; null where nothing is.</summary>
    public ReferenceCache? Cache { get; }

    /// <summary>Sends and gives the whole body; empty where the venue answers without one (204).</summary>
    public async Task<ReadOnlyMemory<byte>> SendAsync(ApiRequest call, CancellationToken cancellationToken)
    {
        var context = new CallContext(call, Sink);
        using var message = context.NewMessage(_options.Address(call));
        using var response = await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return ResponseBody.Of(response);
    }

    /// <summary>Sends and reads one object out of the venue's envelope.</summary>
    public Task<T> ObjectAsync<T>(ApiRequest call, CancellationToken cancellationToken)
        where T : class => ReadAsync(call, TastyJson.ReadObject<T>, cancellationToken);

    /// <summary>Sends and reads a list that has no pages. A row that cannot be read is an error of its own, the rest comes out.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(ApiRequest call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        var page = await PageAsync<T>(call, cancellationToken).ConfigureAwait(false);
        foreach (var item in page.Items) yield return item;
    }

    /// <summary>
    /// A list in pages, lazily: page 2 is asked for when page 1 was taken.
    /// </summary>
    /// <param name="call">The request without its paging parameters.</param>
    /// <param name="perPage">Rows a page, within the endpoint's limit.</param>
    /// <param name="first">The number of rows wanted at the most; null for all.</param>
    public Paged<T> Pages<T>(ApiRequest call, int perPage, int? first = null)
        where T : class => new(this, call, perPage, first);

    internal async Task<ItemPage<T>> PageAsync<T>(ApiRequest call, CancellationToken cancellationToken)
        where T : class
    {
        var page = await ReadAsync(call, TastyJson.ReadItems<T>, cancellationToken).ConfigureAwait(false);
        foreach (var bad in page.BadRows)
            Sink.Error(new TastyException(ErrorIds.JsonBadRow, $"{call.Template}: row {bad.Index} could not be read: {bad.Reason}", "The other rows are complete. Invoke-TastyApi shows the row as sent.") { Target = call.Target });
        return page;
    }

    private async Task<T> ReadAsync<T>(ApiRequest call, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
        where T : class
    {
        if (Cached(call, read) is { } kept) return kept;
        var body = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        // Beside the reading: a chain has 10 MB. What then cannot be read is not served either, but asked for again.
        var keeping = call.Life is CacheLife.None || Cache is null ? Task.CompletedTask : Task.Run(() => Cache.Write(KeyOf(call), body.Span), CancellationToken.None);
        try
        {
            return read(body);
        }
        catch (InvalidPayloadException e)
        {
            throw HttpErrors.NotReadable(call, e);
        }
        finally
        {
            await keeping.ConfigureAwait(false);
        }
    }

    private T? Cached<T>(ApiRequest call, Func<ReadOnlyMemory<byte>, T> read)
        where T : class
    {
        if (call.Life is CacheLife.None || !_readsCache || Cache?.Read(KeyOf(call), call.Life) is not { } body) return null;
        try
        {
            var value = read(body);
            Sink.Verbose($"{call.Method} {call.Template}: from the cache");
            return value;
        }
        catch (InvalidPayloadException)
        {
            // A file that somebody damaged: the venue's answer will replace it.
            return null;
        }
    }

    private static string KeyOf(ApiRequest call) => call.Path + call.Query;
}
