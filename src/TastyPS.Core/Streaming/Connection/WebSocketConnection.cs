using System.Net;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace TastyPS.Core.Streaming.Connection;

/// <summary>A <see cref="IStreamConnection"/> over the in-box WebSocket client. Receiving allocates nothing once the buffer has grown.</summary>
public sealed class WebSocketConnection : IStreamConnection
{
    /// <summary>No legal message of a market data or account feed comes near this; a longer one is a broken or hostile peer.</summary>
    public const int MaxMessageBytes = 64 * 1024 * 1024;

    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _invoker;

    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(128 * 1024);

    /// <param name="userAgent">The product that calls, as <c>name/version</c>; tastytrade refuses clients without one.</param>
    /// <param name="proxy">The proxy to go through; null for the system's.</param>
    public WebSocketConnection(string userAgent, Uri? proxy = null)
    {
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            Proxy = proxy is null ? null : new WebProxy(proxy),
            // The upgraded stream is read through a 4 KiB buffer otherwise: one system call for a few dozen small messages.
            PlaintextStreamFilter = static (context, _) => ValueTask.FromResult<Stream>(new ReadAheadStream(context.PlaintextStream)),
        });
        _socket.Options.SetRequestHeader("User-Agent", userAgent);
    }

    public async Task ConnectAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            await _socket.ConnectAsync(address, _invoker, cancel).ConfigureAwait(false);
        }
        catch (WebSocketException e)
        {
            throw new StreamClosedException(null, e);
        }
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEnd(e, cancel))
        {
            throw Closed(e);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancel)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancel).ConfigureAwait(false);
            }
            catch (Exception e) when (IsEnd(e, cancel))
            {
                throw Closed(e);
            }
            if (part.MessageType != WebSocketMessageType.Text) throw Closed(null);
            length += part.Count;
            if (part.EndOfMessage) return _buffer.AsMemory(0, length);
            if (length == _buffer.Length) Grow();
        }
    }

    public async Task CloseAsync(CancellationToken cancel)
    {
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEnd(e, cancel))
        {
            _socket.Abort();
        }
    }

    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _invoker.Dispose();
        return ValueTask.CompletedTask;
    }

    // An abort shows as a cancellation that nobody asked for.
    private static bool IsEnd(Exception e, CancellationToken cancel) =>
        e is WebSocketException or ObjectDisposedException or InvalidOperationException || (e is OperationCanceledException && !cancel.IsCancellationRequested);

    private StreamClosedException Closed(Exception? cause) => new((int?)_socket.CloseStatus, cause);

    private void Grow()
    {
        if (_buffer.Length >= MaxMessageBytes) throw new StreamClosedException((int)WebSocketCloseStatus.MessageTooBig);
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
