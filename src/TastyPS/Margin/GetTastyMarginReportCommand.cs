using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyMarginReport: the margin of an account, in total and by underlying.</summary>
[Cmdlet(VerbsCommon.Get, "TastyMarginReport")]
[OutputType(typeof(MarginReport))]
public sealed class GetTastyMarginReportCommand : TastyAccountCmdlet
{
    protected override async Task RunAsync(TastyClient client, string accountNumber) =>
        Output(await client.Margin.ReportAsync(accountNumber, CancelToken).ConfigureAwait(false));
}
