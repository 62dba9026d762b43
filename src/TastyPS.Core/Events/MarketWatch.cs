using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Events;

/// <summary>Prices, spreads and deltas that pass a limit.</summary>
internal sealed class MarketWatch(StreamHub hub, TastyEventKind kind, IReadOnlyCollection<string> symbols, LimitTrigger limit) : IEventWatch
{
    public async Task RunAsync(Action<TastyEventArgs> raise, CancellationToken cancel)
    {
        await using var lease = hub.Subscribe(new StreamRequest(kind == TastyEventKind.Delta ? FeedSchema.Greeks : FeedSchema.Quote, symbols));
        await foreach (var e in lease.ReadAllAsync(cancel).ConfigureAwait(false))
        {
            if (ValueOf(e) is not { } value || !limit.Fires(e.Symbol!, value, hub.Time.GetUtcNow())) continue;
            raise(new TastyEventArgs
            {
                Kind = kind,
                Timestamp = e.EventTime,
                Symbol = e.Symbol,
                Value = value,
                Summary = FormattableString.Invariant($"{e.Symbol} {value} is {limit}"),
                Data = e,
            });
        }
    }

    private decimal? ValueOf(StreamEvent e) => (kind, e) switch
    {
        (TastyEventKind.Price, Quote quote) => quote.MidPrice,
        (TastyEventKind.Spread, Quote quote) => quote.Spread,
        (TastyEventKind.Delta, Greeks greeks) => greeks.Delta,
        _ => null,
    };
}
