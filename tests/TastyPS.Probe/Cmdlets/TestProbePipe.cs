using System.Globalization;
using System.Management.Automation;

namespace TastyProbe;

/// <summary>By property name in the default set, by value in another.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbePipe", DefaultParameterSetName = "Name")]
public sealed class TestProbePipe : PSCmdlet
{
    private int _records;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipelineByPropertyName = true)]
    public string Symbol { get; set; } = "";

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Object", ValueFromPipeline = true)]
    public Position? Position { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public decimal Quantity { get; set; } = -1;

    [Parameter]
    public string[]? Tag { get; set; }

    private string Bound => string.Join(",", MyInvocation.BoundParameters.Keys.Order(StringComparer.Ordinal));

    protected override void BeginProcessing() => WriteObject($"begin {ParameterSetName} {MyInvocation.ExpectingInput} {Bound}");

    protected override void ProcessRecord()
    {
        _records++;
        WriteObject($"{ParameterSetName} sym={Symbol} pos={Position} q={Quantity.ToString(CultureInfo.InvariantCulture)} bound={Bound}");
    }

    protected override void EndProcessing() => WriteObject($"end {_records} sym={Symbol} pos={Position}");
}
