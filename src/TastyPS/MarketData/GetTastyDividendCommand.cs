using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyDividend: the dividends that a share paid, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "TastyDividend")]
[OutputType(typeof(Dividend))]
public sealed class GetTastyDividendCommand : TastyEventCmdlet
{
    protected override Task RunAsync(TastyClient client, string symbol) => OutputAsync(client.MarketData.DividendsAsync(symbol, CancelToken));
}
