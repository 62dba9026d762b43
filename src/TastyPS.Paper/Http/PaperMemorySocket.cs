using TastyPS.Core.Streaming.Connection;

namespace TastyPS.Paper;

/// <summary>A client in the same process.</summary>
internal sealed class PaperMemorySocket(MemoryConnection end) : PaperSocket
{
    public override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => end.SendAsync(message, cancellationToken);

    public override async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await end.ReceiveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StreamClosedException)
        {
            return null;
        }
    }

    public override Task CloseAsync(int code) => end.CloseAsync(code);

    public override void Abort() => end.Abort();
}
