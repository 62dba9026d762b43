using System.Threading.Channels;
using TastyPS.Core.Streaming;

namespace TastyPS.Core.Events;

/// <summary>Ends of outages, of whichever streams of the session are open; it opens none.</summary>
internal sealed class OutageWatch(TastyClient client) : IEventWatch
{
    private readonly TimeProvider _time = client.Streams.Time;
    private readonly Channel<(string Stream, StreamGap Gap)> _ended = Channel.CreateUnbounded<(string, StreamGap)>(new UnboundedChannelOptions { SingleReader = true });
    private DateTimeOffset? _accountLostAt;

    public async Task RunAsync(Action<TastyEventArgs> raise, CancellationToken cancel)
    {
        client.Streams.Restored += OnMarket;
        client.AccountStream.StateChanged += OnAccount;
        try
        {
            await foreach (var (stream, gap) in _ended.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            {
                raise(new TastyEventArgs
                {
                    Kind = TastyEventKind.Reconnect,
                    Timestamp = gap.To,
                    Summary = FormattableString.Invariant($"The {stream} stream was cut off from {gap.From:HH:mm:ss} to {gap.To:HH:mm:ss} ({gap.Reason})"),
                    Data = gap,
                });
            }
        }
        finally
        {
            client.Streams.Restored -= OnMarket;
            client.AccountStream.StateChanged -= OnAccount;
        }
    }

    private void OnMarket(StreamGap gap) => _ended.Writer.TryWrite(("market data", gap));

    private void OnAccount(StreamState state)
    {
        if (state == StreamState.Reconnecting) _accountLostAt ??= _time.GetUtcNow();
        if (state != StreamState.Connected || _accountLostAt is not { } lost) return;
        _accountLostAt = null;
        var now = _time.ToLocal(_time.GetUtcNow());
        _ended.Writer.TryWrite(("account", new StreamGap { From = _time.ToLocal(lost), To = now, ReceivedTime = now, Reason = "the connection was lost" }));
    }
}
