using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyEarningsReport: the earnings per share that a company reported, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "TastyEarningsReport")]
[OutputType(typeof(Earning))]
public sealed class GetTastyEarningsReportCommand : TastyEventCmdlet
{
    /// <summary>The first date; five years ago where nothing is said.</summary>
    [Parameter]
    [MarketDateTransformation]
    public DateTime? StartDate { get; set; }

    [Parameter]
    [MarketDateTransformation]
    public DateTime? EndDate { get; set; }

    protected override Task BeginAsync()
    {
        DateRange.Check(StartDate, EndDate);
        return Task.CompletedTask;
    }

    protected override Task RunAsync(TastyClient client, string symbol) =>
        OutputAsync(client.MarketData.EarningsAsync(symbol, StartDate ?? client.Connection.MarketToday.AddYears(-5), EndDate, CancelToken));
}
