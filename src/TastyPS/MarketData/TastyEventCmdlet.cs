using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The rung of cmdlets that ask for the past events of one share after the other.</summary>
public abstract class TastyEventCmdlet : TastySessionCmdlet
{
    /// <summary>Shares, or objects that have a symbol.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>The work for one symbol.</summary>
    protected abstract Task RunAsync(TastyClient client, string symbol);

    protected sealed override async Task RunAsync(TastyClient client)
    {
        foreach (var symbol in Symbol)
        {
            try
            {
                await RunAsync(client, symbol).ConfigureAwait(false);
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(e, symbol);
            }
        }
    }
}
