using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The rung of cmdlets that look symbols up: they come as arguments and through the pipeline, and are asked for together
/// when all are known, so that many cost few calls.
/// </summary>
public abstract class TastySymbolCmdlet : TastyReferenceCmdlet
{
    private readonly List<string> _symbols = [];

    /// <summary>Symbols in any form, or objects that have one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>The work for all symbols, each once, in the order in which they came.</summary>
    protected abstract Task RunAsync(TastyClient client, IReadOnlyList<string> symbols);

    protected sealed override Task RunAsync(TastyClient client)
    {
        _symbols.AddRange(Symbol);
        return Task.CompletedTask;
    }

    protected sealed override Task FinishAsync(TastyClient client) => RunAsync(client, [.. _symbols.Distinct(StringComparer.Ordinal)]);
}
