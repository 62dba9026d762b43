using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyCustomer: who the login belongs to.</summary>
[Cmdlet(VerbsCommon.Get, "TastyCustomer")]
[OutputType(typeof(Customer))]
public sealed class GetTastyCustomerCommand : TastySessionCmdlet
{
    protected override async Task RunAsync(TastyClient client) => Output(await client.Accounts.CustomerAsync(CancelToken).ConfigureAwait(false));
}
