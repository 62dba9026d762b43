using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Reset-TastyPaperAccount: begins anew, with the same number and nothing but cash.</summary>
[Cmdlet(VerbsCommon.Reset, "TastyPaperAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PaperAccountSummary))]
public sealed class ResetTastyPaperAccountCommand : TastyPaperAccountCmdlet
{
    /// <summary>The cash that it starts with; by default what was first paid in.</summary>
    [Parameter(Position = 1)]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal Deposit { get; set; }

    protected override string Action => "Forget positions, orders and transactions";

    protected override Task<PaperAccountSummary> ChangeAsync(TastyClient client, string accountNumber) =>
        client.Paper.ResetAsync(accountNumber, Has(nameof(Deposit)) ? Deposit : null, CancelToken);
}
