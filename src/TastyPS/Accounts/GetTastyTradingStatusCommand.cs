using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyTradingStatus: what an account may trade, and what is wrong with it.</summary>
[Cmdlet(VerbsCommon.Get, "TastyTradingStatus")]
[OutputType(typeof(TradingStatus))]
public sealed class GetTastyTradingStatusCommand : TastyAccountCmdlet
{
    protected override async Task RunAsync(TastyClient client, string accountNumber) =>
        Output(await client.Accounts.TradingStatusAsync(accountNumber, CancelToken).ConfigureAwait(false));
}
