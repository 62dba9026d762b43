using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>The rung of streams of symbols.</summary>
public abstract class TastyFeedCmdlet<T> : TastyStreamCmdlet<T>
    where T : class
{
    private readonly List<string> _symbols = [];

    /// <summary>Symbols in any form, the feed's among them, or objects that have one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [StreamSymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>What is asked of the feed for the symbols.</summary>
    protected abstract IEnumerable<StreamRequest> Requests(TastyClient client, IReadOnlyList<string> symbols);

    protected sealed override Task RunAsync(TastyClient client)
    {
        _symbols.AddRange(Symbol);
        return Task.CompletedTask;
    }

    protected sealed override async Task<StreamLease?> SubscribeAsync(TastyClient client)
    {
        var symbols = await StreamerSymbols.ResolveAsync(client, _symbols, CancelToken).ConfigureAwait(false);
        if (symbols.Count == 0) return null;
        StreamRequest[] requests = [.. Requests(client, symbols)];
        // Of a last value the feed has always one, and a series begins with a snapshot; a tape may be quiet for hours.
        if (requests.All(r => r.From is not null || r.Type.LiveContract == FeedContract.Ticker)) Silent.UnionWith(requests.SelectMany(r => r.Symbols));
        return client.Streams.Subscribe(requests);
    }
}
