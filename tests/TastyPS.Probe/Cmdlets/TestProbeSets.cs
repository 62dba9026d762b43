using System.Management.Automation;

namespace TastyProbe;

/// <summary>Three sets that take the same position and the pipeline by value.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbeSets", DefaultParameterSetName = "A")]
public sealed class TestProbeSets : PSCmdlet
{
    [Parameter(ParameterSetName = "A", Position = 0, ValueFromPipeline = true)]
    public int Number { get; set; }

    [Parameter(ParameterSetName = "B", Position = 0, ValueFromPipeline = true)]
    public DateTime When { get; set; }

    [Parameter(ParameterSetName = "C", Mandatory = true, ValueFromPipeline = true)]
    public Position? InputObject { get; set; }

    [Parameter(ParameterSetName = "B")]
    public SwitchParameter Utc { get; set; }

    protected override void ProcessRecord() => WriteObject($"{ParameterSetName}|{Number}|{When:yyyy-MM-dd}|{InputObject}");
}
