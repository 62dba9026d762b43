using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyCryptocurrency: pairs of a cryptocurrency and a currency (<c>BTC/USD</c>), by symbol or all.</summary>
[Cmdlet(VerbsCommon.Get, "TastyCryptocurrency")]
[OutputType(typeof(Cryptocurrency))]
public sealed class GetTastyCryptocurrencyCommand : TastyReferenceCmdlet
{
    private readonly List<string> _symbols = [];

    /// <summary>Symbols, or objects that have one; without it all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        if (Symbol is null) await OutputAsync(client.Instruments.CryptocurrenciesAsync(null, CancelToken)).ConfigureAwait(false);
        else _symbols.AddRange(Symbol);
    }

    protected override Task FinishAsync(TastyClient client) => OutputAsync(client.Instruments.CryptocurrenciesAsync(_symbols, CancelToken));
}
