using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>Remove-TastyPaperCash: a withdrawal of play money; more than is free is refused.</summary>
[Cmdlet(VerbsCommon.Remove, "TastyPaperCash", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PaperAccountSummary))]
public sealed class RemoveTastyPaperCashCommand : TastyPaperCashCmdlet
{
    protected override PriceEffect Effect => PriceEffect.Debit;
}
