using System.Runtime.CompilerServices;

namespace TastyPS.Core.Streaming;

/// <summary>
/// One value of each symbol, as soon as each has answered. The feed confirms no subscription and is silent about a symbol that it does not
/// know, so that those that did not answer in time are all there is to say of them: <see cref="Silent"/>.
/// </summary>
public sealed class FirstValues(StreamHub hub, StreamRequest request, TimeSpan timeout)
{
    private readonly HashSet<string> _silent = [.. request.Symbols];

    /// <summary>The symbols that have not answered; those that never did, once the reading is over.</summary>
    public IReadOnlyCollection<string> Silent => _silent;

    /// <summary>The stream as it was when the time was over: symbols cannot answer where there is no connection.</summary>
    public StreamStatus? AtTimeout { get; private set; }

    public async IAsyncEnumerable<StreamEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var late = new CancellationTokenSource(timeout, hub.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        await using var lease = hub.Subscribe(request);
        while (_silent.Count > 0 && await MayReadAsync(lease, either.Token, late.Token).ConfigureAwait(false))
        {
            while (lease.TryRead(out var e))
                if (e.Symbol is { } symbol && _silent.Remove(symbol)) yield return e;
        }
        if (_silent.Count > 0) AtTimeout = hub.GetStatus();
    }

    private static async Task<bool> MayReadAsync(StreamLease lease, CancellationToken either, CancellationToken late)
    {
        try
        {
            return await lease.WaitToReadAsync(either).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return false;
        }
    }
}
