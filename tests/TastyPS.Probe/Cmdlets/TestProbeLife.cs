using System.Management.Automation;

namespace TastyProbe;

/// <summary>Passes its input on and writes every turn of its life into <see cref="Log"/>.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbeLife")]
public sealed class TestProbeLife : PSCmdlet, IDisposable
{
    private static readonly List<string> Turns = [];

    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>The turn in which to throw: begin, process or end.</summary>
    [Parameter]
    public string FailAt { get; set; } = "";

    /// <summary>Swallows whatever a write throws, as a careless cmdlet does.</summary>
    [Parameter]
    public SwitchParameter Careless { get; set; }

    /// <summary>What the cmdlets of one scenario did, in order.</summary>
    public static IReadOnlyList<string> Log => Turns;

    public static void Clear() => Turns.Clear();

    public void Dispose() => Turns.Add(Name + " dispose");

    protected override void BeginProcessing() => Turn("begin");

    protected override void ProcessRecord()
    {
        Turn("process");
        try
        {
            WriteObject(InputObject);
        }
        catch (Exception e) when (Careless)
        {
            Turns.Add($"{Name} caught {e.GetType().Name}");
        }
    }

    protected override void EndProcessing()
    {
        Turn("end");
        WriteObject(Name + "-end");
    }

    protected override void StopProcessing() => Turns.Add(Name + " stop");

    private void Turn(string turn)
    {
        Turns.Add($"{Name} {turn}");
        if (FailAt == turn) throw new InvalidOperationException(turn);
    }
}
