using System.Net.WebSockets;

namespace TastyPS.Paper;

/// <summary>A client on the loopback door.</summary>
internal sealed class PaperWebSocket(WebSocket socket) : PaperSocket
{
    private const int MaxMessageBytes = 1 << 20;
    private byte[] _buffer = new byte[16 * 1024];

    public override async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        for (; FrameBytes > 0 && message.Length > FrameBytes; message = message[FrameBytes..])
            await socket.SendAsync(message[..FrameBytes], WebSocketMessageType.Text, endOfMessage: false, cancellationToken).ConfigureAwait(false);
        await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        for (var length = 0; ;)
        {
            if (length == _buffer.Length) Array.Resize(ref _buffer, length * 2);
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close || length > MaxMessageBytes)
            {
                await CloseAsync((int)(length > MaxMessageBytes ? WebSocketCloseStatus.MessageTooBig : WebSocketCloseStatus.NormalClosure)).ConfigureAwait(false);
                return null;
            }
            if (part.EndOfMessage) return _buffer.AsMemory(0, length);
        }
    }

    public override async Task CloseAsync(int code)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None).ConfigureAwait(false);
    }

    public override void Abort() => socket.Abort();
}
