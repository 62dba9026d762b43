using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyPositionLimit: the largest orders and positions that an account may have.</summary>
[Cmdlet(VerbsCommon.Get, "TastyPositionLimit")]
[OutputType(typeof(PositionLimit))]
public sealed class GetTastyPositionLimitCommand : TastyAccountCmdlet
{
    protected override async Task RunAsync(TastyClient client, string accountNumber) =>
        Output(await client.Risk.PositionLimitAsync(accountNumber, CancelToken).ConfigureAwait(false));
}
