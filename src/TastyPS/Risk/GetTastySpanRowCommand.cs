using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastySpanRow: the SPAN file of a day, row by row, page by page as the pipeline takes it.</summary>
[Cmdlet(VerbsCommon.Get, "TastySpanRow")]
[OutputType(typeof(SpanRow))]
public sealed class GetTastySpanRowCommand : TastySessionCmdlet
{
    /// <summary>The day of the file, in New York.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [MarketDateTransformation]
    public DateTime? Date { get; set; }

    /// <summary>Whose file.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("CME", "CFE")]
    public string Exchange { get; set; } = "CME";

    /// <summary>At most this many rows; no more are asked for.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    protected override Task RunAsync(TastyClient client) => OutputAsync(client.Risk.SpanRows(Date!.Value, Exchange.ToUpperInvariant(), First));
}
