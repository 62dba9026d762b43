using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyMarketData: prices of one moment, for symbols of any class, a hundred a call.</summary>
[Cmdlet(VerbsCommon.Get, "TastyMarketData")]
[OutputType(typeof(MarketData))]
public sealed class GetTastyMarketDataCommand : TastySessionCmdlet
{
    // In the order in which they came, so that what comes out is in it too.
    private readonly List<(string Symbol, InstrumentType? Type)> _waiting = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Symbols in any form, or objects that have one: positions, options, watchlist entries.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>The class to ask in, where the symbol's own form says another: a warrant, an unusual index.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public InstrumentType? InstrumentType { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        foreach (var symbol in Symbol)
            if (_taken.Add(symbol)) _waiting.Add((symbol, InstrumentType));
        while (_waiting.Count >= MarketDataApi.PerCall) await AskAsync(client, MarketDataApi.PerCall).ConfigureAwait(false);
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        if (_waiting.Count > 0) await AskAsync(client, _waiting.Count).ConfigureAwait(false);
    }

    private async Task AskAsync(TastyClient client, int count)
    {
        var batch = _waiting[..count];
        _waiting.RemoveRange(0, count);
        await OutputAsync(client.MarketData.FindAsync(batch, CancelToken)).ConfigureAwait(false);
        await DrainedAsync().ConfigureAwait(false);
    }
}
