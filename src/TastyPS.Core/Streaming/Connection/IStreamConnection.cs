namespace TastyPS.Core.Streaming.Connection;

/// <summary>
/// One life of a message connection: connect once, exchange UTF-8 text messages, close once. A new life needs a new object.
/// One task receives, any task may send one message at a time, any thread may abort.
/// The end of a connection, from either side, is a <see cref="StreamClosedException"/> out of the pending or next call.
/// </summary>
public interface IStreamConnection : IAsyncDisposable
{
    /// <summary>Opens the connection; failure is any exception but a cancellation that was not asked for.</summary>
    Task ConnectAsync(Uri address, CancellationToken cancel);

    /// <summary>Sends one whole message. Calls must not overlap.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel);

    /// <summary>Receives one whole message; the memory is good until the next call.</summary>
    ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancel);

    /// <summary>Says good-bye in an orderly way. The receiver sees the other side's answer as the end of the connection.</summary>
    Task CloseAsync(CancellationToken cancel);

    /// <summary>Ends the connection at once, without a word to the other side. May be called at any time, any number of times.</summary>
    void Abort();
}
