using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The rung of cmdlets that change which symbols a watchlist has: all that come through the pipeline for a list make one change.</summary>
public abstract class TastyWatchlistEntryCmdlet : TastyWatchlistCmdlet
{
    private readonly Dictionary<string, List<string>> _symbols = new(StringComparer.Ordinal);

    /// <summary>Symbols of any class in any form, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>The work for all symbols of one list, each once.</summary>
    private protected abstract Task RunAsync(TastyClient client, string name, IReadOnlyList<string> symbols);

    protected sealed override Task RunAsync(TastyClient client)
    {
        foreach (var name in Name)
        {
            if (!_symbols.TryGetValue(name, out var symbols)) _symbols[name] = symbols = [];
            symbols.AddRange(Symbol.Except(symbols));
        }
        return Task.CompletedTask;
    }

    protected sealed override async Task FinishAsync(TastyClient client)
    {
        foreach (var (name, symbols) in _symbols) await RunAsync(client, name, symbols).ConfigureAwait(false);
    }
}
