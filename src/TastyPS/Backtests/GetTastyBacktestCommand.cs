using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyBacktest: backtests and their results, each read as the pipeline takes it.</summary>
[Cmdlet(VerbsCommon.Get, "TastyBacktest")]
[OutputType(typeof(Backtest))]
public sealed class GetTastyBacktestCommand : TastySessionCmdlet
{
    /// <summary>Only these; all without, one call each.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(BacktestIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BacktestId { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var ids = BacktestId;
        if (ids is null)
        {
            var all = new List<string>();
            await foreach (var id in client.Backtests.IdsAsync(CancelToken).ConfigureAwait(false)) all.Add(id);
            ids = [.. all];
        }
        await EachAsync(ids, async id =>
        {
            var backtest = await client.Backtests.GetAsync(id, CancelToken).ConfigureAwait(false);
            client.Connection.BacktestIds.Add(id, backtest.ToString());
            Output(backtest);
            await DrainedAsync().ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
