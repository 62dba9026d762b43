namespace TastyPS.Paper;

/// <summary>The broker's end of a client's stream connection: whole text messages, over a WebSocket or in memory.</summary>
public abstract class PaperSocket
{
    /// <summary>The most bytes of a frame; 0 sends each message as one. In memory there are no frames.</summary>
    public int FrameBytes { get; set; }

    /// <summary>Sends one whole message. Calls must not overlap.</summary>
    public abstract ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>One whole message, or null when the client has left.</summary>
    public abstract ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Ends the connection with a close code.</summary>
    public abstract Task CloseAsync(int code);

    /// <summary>Ends the connection without a word, as a cut cable does.</summary>
    public abstract void Abort();
}
