using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace TastyProbe;

/// <summary>Calls one member of the cmdlet on a thread of its own, and says what came of it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbeThread")]
public sealed class TestProbeThread : PSCmdlet
{
    [Parameter]
    public string Call { get; set; } = "WriteObject";

    protected override void ProcessRecord()
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                Speak();
            }
            catch (Exception e)
            {
                thrown = e;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null) ExceptionDispatchInfo.Capture(thrown).Throw();
    }

    private void Speak()
    {
        switch (Call)
        {
            case "WriteObject": WriteObject(1); break;
            case "WriteError": WriteError(new ErrorRecord(new InvalidOperationException("e1"), "E1", ErrorCategory.ReadError, 5)); break;
            case "WriteVerbose": WriteVerbose("v"); break;
            case "WriteWarning": WriteWarning("w"); break;
            case "WriteProgress": WriteProgress(new ProgressRecord(1, "a", "b")); break;
            case "ShouldProcess": ShouldProcess("a"); break;
        }
    }
}
