using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;

namespace TastyPS.Commands;

/// <summary>The rung of cmdlets that ask the stream for symbols and end: symbols are collected, then asked for together.</summary>
public abstract class TastyStreamSymbolCmdlet : TastySessionCmdlet
{
    private readonly List<string> _symbols = [];

    /// <summary>Symbols in any form, the feed's among them, or objects that have one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [StreamSymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>How many seconds the feed may be silent; what it then owes is an error of its own.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Timeout { get; set; }

    /// <summary>The work for all symbols, in the feed's form, each once.</summary>
    protected abstract Task RunAsync(TastyClient client, IReadOnlyList<string> symbols);

    protected sealed override Task RunAsync(TastyClient client)
    {
        _symbols.AddRange(Symbol);
        return Task.CompletedTask;
    }

    protected sealed override async Task FinishAsync(TastyClient client)
    {
        var symbols = await StreamerSymbols.ResolveAsync(client, _symbols, CancelToken).ConfigureAwait(false);
        if (symbols.Count == 0) return;
        await RunAsync(client, symbols).ConfigureAwait(false);
        if (client.Streams.TakeDelayNotice()) Warn(StreamErrors.DelayNotice);
    }
}
