using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyTotalFee: what an account paid in fees on a day.</summary>
[Cmdlet(VerbsCommon.Get, "TastyTotalFee")]
[OutputType(typeof(TotalFees))]
public sealed class GetTastyTotalFeeCommand : TastyAccountCmdlet
{
    /// <summary>The day, in New York; today without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MarketDateTransformation]
    public DateTime? Date { get; set; }

    protected override async Task RunAsync(TastyClient client, string accountNumber) =>
        Output(await client.Transactions.TotalFeesAsync(accountNumber, Date ?? client.Connection.MarketToday, CancelToken).ConfigureAwait(false));
}
