using System.Collections.Concurrent;
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
    private readonly string _login;
    private readonly ConcurrentDictionary<string, Action> _toKeep = new();

    internal RestClient(HttpMessageInvoker pipeline, ConnectionOptions options, IHostSink sink, ReferenceCache? cache = null, bool readsCache = true, string login = "")
    {
        _pipeline = pipeline;
        _options = options;
        Cache = cache;
        _readsCache = readsCache;
        _login = login;
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

    /// <summary>The whole body as it came, from the cache while <see cref="ApiRequest.Life"/> allows.</summary>
    public Task<byte[]> BodyAsync(ApiRequest call, CancellationToken cancellationToken) => ReadAsync(call, body => body.ToArray(), cancellationToken);

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

    /// <summary>Notes what to put into the cache, later: a chain has 10 MB, and nobody who asked for it waits for the disk.</summary>
    internal void Keep(string key, Action<ReferenceCache> write)
    {
        if (Cache is { } cache) _toKeep[key] = () => write(cache);
    }

    /// <summary>Puts into the cache what came by: for the end of a command, when all of it has been given out.</summary>
    public Task KeepAsync() => _toKeep.IsEmpty ? Task.CompletedTask : Task.Run(() =>
    {
        foreach (var key in _toKeep.Keys) Keep(key);
    });

    private void Keep(string key)
    {
        if (_toKeep.TryRemove(key, out var write)) write();
    }

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
        try
        {
            var value = read(body);
            if (call.Life is CacheLife.None || Cache is null) ResponseBody.Recycle(body);
            else Keep(KeyOf(call), cache =>
            {
                cache.Write(KeyOf(call), body.Span);
                ResponseBody.Recycle(body);
            });
            return value;
        }
        catch (InvalidPayloadException e)
        {
            throw HttpErrors.NotReadable(call, e);
        }
    }

    private T? Cached<T>(ApiRequest call, Func<ReadOnlyMemory<byte>, T> read)
        where T : class
    {
        if (call.Life is CacheLife.None || !_readsCache || Cache is null) return null;
        Keep(KeyOf(call));
        if (Cache.Read(KeyOf(call), call.Life) is not { } body) return null;
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

    private string KeyOf(ApiRequest call) => (call.IsOfLogin ? _login : "") + call.Path + call.Query;
}
