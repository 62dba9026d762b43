using System.Management.Automation;

namespace TastyPS.Tests.HouseRules;

/// <summary>Breaks one rule for cmdlets or another, so that each rule is seen to fail.</summary>
[Cmdlet("Preview", "Positions")]
internal sealed class BadNames : PSCmdlet
{
    [Parameter] public bool Deep { get; set; }
    [Parameter] public string? ApiToken { get; set; }
    [Parameter] public int Count { get; set; }
    [Parameter] public decimal? Price { get; set; }
    [Parameter] public SwitchParameter Verbose { get; set; }
}

/// <summary>A money verb that does not ask, with sets that do not agree.</summary>
[Cmdlet(VerbsCommon.New, "TastyOrders")]
internal sealed class BadSets : PSCmdlet
{
    [Parameter(ParameterSetName = "A", ValueFromPipeline = true)] public string? First { get; set; }
    [Parameter(ParameterSetName = "A", ValueFromPipeline = true)] public string? Second { get; set; }
    [Parameter(ParameterSetName = "B")] public string? Third { get; set; }
    [Parameter] public string? Count { get; set; }
}
