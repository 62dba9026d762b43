using System.Threading.Channels;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>Wakes one waiting task; any number of signals before it looks are one.</summary>
internal sealed class AsyncSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => _channel.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancel) => await _channel.Reader.ReadAsync(cancel).ConfigureAwait(false);
}
