using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The rung of cmdlets that change which symbols a watchlist has: all that come through the pipeline make one change.</summary>
public abstract class TastyWatchlistEntryCmdlet : TastyWatchlistCmdlet
{
    private readonly List<string> _symbols = [];

    /// <summary>Symbols of any class in any form, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>The work for all symbols, each once.</summary>
    protected abstract Task RunAsync(TastyClient client, IReadOnlyList<string> symbols);

    protected sealed override Task RunAsync(TastyClient client)
    {
        _symbols.AddRange(Symbol);
        return Task.CompletedTask;
    }

    protected sealed override Task FinishAsync(TastyClient client) => RunAsync(client, [.. _symbols.Distinct(StringComparer.Ordinal)]);
}
