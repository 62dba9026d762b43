using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyMarketMetric: volatility and its rank, liquidity, earnings and dividends of underlyings.</summary>
[Cmdlet(VerbsCommon.Get, "TastyMarketMetric")]
[OutputType(typeof(MarketMetric))]
public sealed class GetTastyMarketMetricCommand : TastySessionCmdlet
{
    private readonly List<string> _symbols = [];

    /// <summary>Underlyings, or objects that have one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    protected override Task RunAsync(TastyClient client)
    {
        _symbols.AddRange(Symbol);
        return Task.CompletedTask;
    }

    protected override Task FinishAsync(TastyClient client) => OutputAsync(client.MarketData.MetricsAsync(_symbols, CancelToken));
}
