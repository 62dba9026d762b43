using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyInstrument: the instruments of any symbols, each class asked for in its own way.</summary>
[Cmdlet(VerbsCommon.Get, "TastyInstrument")]
[OutputType(typeof(Equity), typeof(EquityOption), typeof(Future), typeof(FutureOption), typeof(FutureProduct), typeof(Cryptocurrency), typeof(Warrant))]
public sealed class GetTastyInstrumentCommand : TastySymbolCmdlet
{
    protected override async Task RunAsync(TastyClient client, IReadOnlyList<string> symbols) =>
        await OutputAsync(client.Instruments.FindAsync(symbols, CancelToken)).ConfigureAwait(false);
}
