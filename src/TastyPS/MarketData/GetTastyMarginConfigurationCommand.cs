using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyMarginConfiguration: the risk-free rate that the venue computes margin with.</summary>
[Cmdlet(VerbsCommon.Get, "TastyMarginConfiguration")]
[OutputType(typeof(MarginConfiguration))]
public sealed class GetTastyMarginConfigurationCommand : TastyReferenceCmdlet
{
    protected override async Task RunAsync(TastyClient client) => Output(await client.MarketData.MarginConfigurationAsync(CancelToken).ConfigureAwait(false));
}
