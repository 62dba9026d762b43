using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Stop-TastyBacktest: cancels backtests that run.</summary>
[Cmdlet(VerbsLifecycle.Stop, "TastyBacktest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Backtest))]
public sealed class StopTastyBacktestCommand : TastySessionCmdlet
{
    /// <summary>The backtest, or several.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(BacktestIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] BacktestId { get; set; } = [];

    /// <summary>Write the backtest as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override Task RunAsync(TastyClient client) => EachAsync(BacktestId, async id =>
    {
        if (!await ShouldAsync($"backtest {id} ({client.Connection.Options.Environment})", "Cancel").ConfigureAwait(false)) return;
        await client.Backtests.CancelAsync(id, CancelToken).ConfigureAwait(false);
        if (PassThru) Output(await client.Backtests.GetAsync(id, CancelToken).ConfigureAwait(false));
    });
}
