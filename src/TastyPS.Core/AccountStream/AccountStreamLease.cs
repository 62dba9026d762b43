using System.Threading.Channels;

namespace TastyPS.Core.AccountStream;

/// <summary>
/// One reader's share of the account stream. No event is ever dropped: a reader that leaves too many lying holds up the socket of the
/// session until it reads on or is disposed. The events end without an error when it is disposed, and with the reason when the stream
/// cannot go on.
/// </summary>
public sealed class AccountStreamLease : IAsyncDisposable
{
    private readonly AccountStreamHub _hub;
    private readonly Channel<AccountEvent> _queue;
    private int _isDisposed;

    internal AccountStreamLease(AccountStreamHub hub, AccountStreamRequest request, int capacity)
    {
        (_hub, Request) = (hub, request);
        _queue = Channel.CreateBounded<AccountEvent>(capacity);
    }

    public ChannelReader<AccountEvent> Events => _queue.Reader;

    /// <summary>True while the stream carries the reader's accounts and their state has been read back.</summary>
    public bool IsLive => Covering is { IsCompleted: true };

    internal AccountStreamRequest Request { get; }

    /// <summary>Null while the stream does not carry the accounts; not completed while their state is being read back.</summary>
    internal Task? Covering => _covering?.Task;

    /// <summary>Since when the stream is down for this reader; null before the first time it was up.</summary>
    internal (DateTime From, string Reason)? Lost { get; set; }

    private volatile TaskCompletionSource? _covering;

    internal bool Wants(AccountEvent e) => e.Type switch
    {
        AccountEventType.QuoteAlert => Request.QuoteAlerts,
        AccountEventType.PublicWatchlist => Request.PublicWatchlists,
        AccountEventType.UserMessage => Request.UserMessagesOf is not null,
        _ => e.AccountNumber is null || Request.AccountNumbers.Contains(e.AccountNumber),
    };

    internal void BeginCovering() => _covering ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void EndCovering() => _covering?.TrySetResult();

    internal void Uncover()
    {
        var covering = _covering;
        _covering = null;
        covering?.TrySetResult();
    }

    internal async ValueTask PostAsync(AccountEvent e, CancellationToken cancel)
    {
        try
        {
            await _queue.Writer.WriteAsync(e, cancel).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The reader has gone.
        }
    }

    /// <summary>For what need not wait: a reader that is so far behind learns of an outage from its end.</summary>
    internal void Tell(AccountEvent e) => _queue.Writer.TryWrite(e);

    internal void End(Exception? error)
    {
        _queue.Writer.TryComplete(error);
        EndCovering();
    }

    /// <summary>Gives the share back; the last one closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        // First, so that nobody waits for room in a queue that is read no more.
        End(null);
        await _hub.ReleaseAsync(this).ConfigureAwait(false);
    }
}
