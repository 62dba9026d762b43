using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyBacktestLog: the service's notes about a backtest, line by line.</summary>
[Cmdlet(VerbsCommon.Get, "TastyBacktestLog")]
[OutputType(typeof(string))]
public sealed class GetTastyBacktestLogCommand : TastySessionCmdlet
{
    /// <summary>The backtest, or several.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(BacktestIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] BacktestId { get; set; } = [];

    protected override Task RunAsync(TastyClient client) => EachAsync(BacktestId, async id =>
    {
        var log = await client.Backtests.LogAsync(id, CancelToken).ConfigureAwait(false);
        foreach (var line in log.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)) Output(line);
    });
}
