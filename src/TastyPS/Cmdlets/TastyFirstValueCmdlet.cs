using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>The rung of cmdlets that ask the stream once: an object a symbol, as soon as each has answered.</summary>
public abstract class TastyFirstValueCmdlet : TastyStreamSymbolCmdlet
{
    private protected abstract FeedSchema Schema { get; }

    protected sealed override async Task RunAsync(TastyClient client, IReadOnlyList<string> symbols)
    {
        var patience = TimeSpan.FromSeconds(Timeout ?? 10);
        var first = new FirstValues(client.Streams, new StreamRequest(Schema, symbols), patience);
        await OutputAsync(first.ReadAsync(CancelToken)).ConfigureAwait(false);
        foreach (var error in StreamErrors.Silence(first.Silent, patience.TotalSeconds, first.AtTimeout)) Fail(error);
    }
}
