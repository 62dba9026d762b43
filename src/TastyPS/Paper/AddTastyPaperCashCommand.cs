using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>Add-TastyPaperCash: a deposit of play money.</summary>
[Cmdlet(VerbsCommon.Add, "TastyPaperCash", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PaperAccountSummary))]
public sealed class AddTastyPaperCashCommand : TastyPaperCashCmdlet
{
    protected override PriceEffect Effect => PriceEffect.Credit;
}
