using TastyPS.Core.Streaming.Connection;

namespace TastyPS.Tests.Streaming;

/// <summary>A connection whose address decides where it leads.</summary>
internal sealed class DoorConnection(Func<Uri, IStreamConnection> lead) : IStreamConnection
{
    private IStreamConnection? _inner;

    public Task ConnectAsync(Uri address, CancellationToken cancel) => (_inner = lead(address)).ConnectAsync(address, cancel);

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel) => _inner!.SendAsync(message, cancel);

    public ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancel) => _inner!.ReceiveAsync(cancel);

    public Task CloseAsync(CancellationToken cancel) => _inner!.CloseAsync(cancel);

    public void Abort() => _inner?.Abort();

    public ValueTask DisposeAsync() => _inner?.DisposeAsync() ?? ValueTask.CompletedTask;
}
