using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Step-TastyPaperClock: moves the clock of a paper broker forward, by a time or to the next event of its tape.</summary>
[Cmdlet(VerbsCommon.Step, "TastyPaperClock", DefaultParameterSetName = nameof(By), SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PaperClockStatus))]
public sealed class StepTastyPaperClockCommand : TastySessionCmdlet
{
    /// <summary>How far.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = nameof(By))]
    public TimeSpan By { get; set; }

    /// <summary>To the next event of the tape that is played.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(ToNextEvent))]
    public SwitchParameter ToNextEvent { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var paper = client.Paper;
        if (!ToNextEvent && By <= TimeSpan.Zero) throw new TastyException(ErrorIds.ParameterInvalid, $"A clock cannot be stepped by {By}: it only goes forward.", "Say a time above 0, such as 00:00:01.") { Target = By };
        var step = ToNextEvent ? new PaperClockRequest { ToNextEvent = true } : new PaperClockRequest { Milliseconds = (decimal)By.TotalMilliseconds };
        if (!await ShouldAsync($"paper broker ({client.Connection.Name})", ToNextEvent ? "Step the clock to the next event" : $"Step the clock by {By}").ConfigureAwait(false)) return;
        Output(await paper.StepClockAsync(step, CancelToken).ConfigureAwait(false));
    }
}
