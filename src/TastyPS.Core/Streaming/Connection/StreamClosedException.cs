namespace TastyPS.Core.Streaming.Connection;

/// <summary>
/// The connection is over. <see cref="CloseCode"/> is the WebSocket close code of the other side,
/// or null when it went without one (which the standard calls 1006). The other side's reason text is not kept: it may echo a token.
/// </summary>
public sealed class StreamClosedException : IOException
{
    public StreamClosedException(int? closeCode, Exception? inner = null)
        : base(closeCode is null ? "The connection broke." : $"The other side closed the connection with code {closeCode}.", inner) => CloseCode = closeCode;

    public int? CloseCode { get; }
}
