using System.Threading.Channels;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>
/// One reader's share of the stream. Read it as a channel (<see cref="ChannelReader{T}.ReadAllAsync"/>, or TryRead to drain a batch on the
/// pipeline's own thread); it ends without an error when disposed and with a <see cref="StreamException"/> when the stream cannot go on.
/// Last values conflate by symbol, so they wait for any reader; prints, bars and books are never dropped, so a reader that leaves ten thousand
/// of them lying holds up the socket of the session until it reads on or is disposed. One reader at a time.
/// </summary>
public sealed class StreamLease : ChannelReader<StreamEvent>, IAsyncDisposable
{
    internal const int Capacity = 10_000;

    private readonly StreamHub _hub;
    private readonly Channel<object> _queue = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private readonly object _gate = new();
    private int _waiting;
    private TaskCompletionSource? _room;
    private int _isDisposed;

    internal StreamLease(StreamHub hub, long since)
    {
        _hub = hub;
        Since = since;
    }

    public override Task Completion => _queue.Reader.Completion;

    /// <summary>Raised, with the reason, when the feed takes a channel away that it reads while the connection holds. Handlers must be quick.</summary>
    public event Action<string>? CutOff;

    /// <summary>When it was taken, as a timestamp of the clock.</summary>
    internal long Since { get; }

    /// <summary>Ends what feeds it beside the feed.</summary>
    internal Func<Task>? Disposing { get; set; }

    /// <summary>What it reads, by topic.</summary>
    internal List<StreamTopic> Topics { get; } = [];

    /// <summary>Wants more than before. What is wanted already is not wanted twice.</summary>
    public void Add(params StreamRequest[] requests) => _hub.Attach(this, requests);

    /// <summary>Wants the symbols of a type no more.</summary>
    public void Remove(FeedSchema type, params string[] symbols)
    {
        var normal = symbols.Select(s => type == FeedSchema.Candle && CandleSymbol.TryNormalize(s, out string n) ? n : s).ToHashSet();
        _hub.Detach(this, t => t.Subscription.Schema == type && normal.Contains(t.Subscription.Symbol));
    }

    public override bool TryRead(out StreamEvent item)
    {
        item = null!;
        if (!_queue.Reader.TryRead(out object? next)) return false;
        if (next is LastValueTopic.Slot slot)
        {
            item = slot.Take();
            return true;
        }
        item = (StreamEvent)next;
        lock (_gate)
        {
            if (--_waiting <= Capacity / 2) FreeRoom();
        }
        return true;
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => _queue.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Gives the share back; the last one closes the connection and waits until nothing of it is left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        if (Disposing is { } end) await end().ConfigureAwait(false);
        await _hub.ReleaseAsync(this).ConfigureAwait(false);
        End(null);
    }

    /// <summary>A task while this reader is too far behind; null while there is room.</summary>
    internal Task? Room
    {
        get { lock (_gate) return _room?.Task; }
    }

    internal void Post(LastValueTopic.Slot slot) => _queue.Writer.TryWrite(slot);

    internal void Post(StreamEvent made)
    {
        lock (_gate)
        {
            if (!_queue.Writer.TryWrite(made)) return;
            if (++_waiting >= Capacity && _room is null)
            {
                _room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _hub.CountFull(1);
            }
        }
    }

    internal void TellCutOff(string reason) => CutOff?.Invoke(reason);

    internal void CountConflated() => _hub.CountConflated();

    internal void End(Exception? error)
    {
        _queue.Writer.TryComplete(error);
        lock (_gate) FreeRoom();
    }

    private void FreeRoom()
    {
        if (_room is null) return;
        _room.SetResult();
        _room = null;
        _hub.CountFull(-1);
    }
}
