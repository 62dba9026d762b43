using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Remove-TastyPaperAccount: closes a paper account and forgets it; gives what it last was.</summary>
[Cmdlet(VerbsCommon.Remove, "TastyPaperAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PaperAccountSummary))]
public sealed class RemoveTastyPaperAccountCommand : TastyPaperAccountCmdlet
{
    protected override string Action => "Remove, with everything in it";

    protected override async Task<PaperAccountSummary> ChangeAsync(TastyClient client, string accountNumber)
    {
        var removed = await client.Paper.RemoveAsync(accountNumber, CancelToken).ConfigureAwait(false);
        await client.Connection.OpenAsync(Sink, CancelToken).ConfigureAwait(false);
        return removed;
    }
}
