using System.Threading.Channels;

namespace TastyPS.Core.Streaming.Connection;

/// <summary>
/// A connection inside the process: what one end sends, the other receives. The paper broker and the tests sit on the far end.
/// The near end is made with a function that answers a connect; the far end is what that function is given.
/// </summary>
public sealed class MemoryConnection : IStreamConnection
{
    private readonly Func<Uri, MemoryConnection, CancellationToken, Task>? _accept;
    private readonly Channel<byte[]> _inbox = Channel.CreateUnbounded<byte[]>();
    private MemoryConnection? _peer;
    private long _sentHere;
    private long _askedFor;

    /// <param name="accept">Called once with the address and the server's end. Throwing refuses the connection; it must not wait for the session's end.</param>
    public MemoryConnection(Func<Uri, MemoryConnection, CancellationToken, Task> accept) => _accept = accept;

    private MemoryConnection(MemoryConnection client) => _peer = client;

    /// <summary>True while the other end waits for a message and has dealt with all that were sent to it.</summary>
    internal bool IsPeerIdle => _peer is { IsIdle: true };

    internal bool IsIdle => Interlocked.Read(ref _askedFor) > Interlocked.Read(ref _sentHere);

    internal bool IsEnded { get; private set; }

    public async Task ConnectAsync(Uri address, CancellationToken cancel)
    {
        if (_accept is null) throw new InvalidOperationException("The server's end is connected from the start.");
        _peer = new MemoryConnection(this);
        await _accept(address, _peer, cancel).ConfigureAwait(false);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (_peer is null) throw new StreamClosedException(null);
        Interlocked.Increment(ref _peer._sentHere);
        if (!_peer._inbox.Writer.TryWrite(message.ToArray())) throw new StreamClosedException(null);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancel)
    {
        try
        {
            Interlocked.Increment(ref _askedFor);
            return await _inbox.Reader.ReadAsync(cancel).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw new StreamClosedException((e.InnerException as StreamClosedException)?.CloseCode);
        }
    }

    public Task CloseAsync(CancellationToken cancel) => CloseAsync(1000);

    /// <summary>Closes both directions with a code, as a server does.</summary>
    public Task CloseAsync(int code)
    {
        End(code);
        return Task.CompletedTask;
    }

    public void Abort() => End(null);

    public ValueTask DisposeAsync()
    {
        End(null);
        return ValueTask.CompletedTask;
    }

    // What was sent before the end is still delivered, as on a socket.
    private void End(int? code)
    {
        IsEnded = true;
        if (_peer is { } peer) peer.IsEnded = true;
        _inbox.Writer.TryComplete(new StreamClosedException(code));
        _peer?._inbox.Writer.TryComplete(new StreamClosedException(code));
    }
}
