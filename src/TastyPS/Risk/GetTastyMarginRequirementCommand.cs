using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyMarginRequirement: the margin rates that hold for underlyings in an account.</summary>
[Cmdlet(VerbsCommon.Get, "TastyMarginRequirement")]
[OutputType(typeof(EffectiveMarginRequirement))]
public sealed class GetTastyMarginRequirementCommand : TastyAccountCmdlet
{
    /// <summary>One or more underlyings.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] UnderlyingSymbol { get; set; } = [];

    protected override Task RunAsync(TastyClient client, string accountNumber) =>
        EachAsync(UnderlyingSymbol.Select(s => s.Trim().ToUpperInvariant()), async symbol => Output(await client.Risk.MarginRequirementAsync(accountNumber, symbol, CancelToken).ConfigureAwait(false)));
}
