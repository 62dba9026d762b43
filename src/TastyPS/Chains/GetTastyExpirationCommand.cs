using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyExpiration: when the options of an underlying expire, one row an expiration.</summary>
[Cmdlet(VerbsCommon.Get, "TastyExpiration")]
[OutputType(typeof(OptionExpiration))]
public sealed class GetTastyExpirationCommand : TastyChainCmdlet
{
    protected override async Task RunAsync(TastyClient client, string symbol)
    {
        foreach (var expiration in await client.Chains.ExpirationsAsync(symbol, Filter, CancelToken).ConfigureAwait(false)) Output(expiration);
    }
}
