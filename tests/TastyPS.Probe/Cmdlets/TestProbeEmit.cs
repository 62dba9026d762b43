using System.Collections;
using System.Management.Automation;

namespace TastyProbe;

/// <summary>What the engine makes of one call: each kind is a small act of a cmdlet.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbeEmit")]
public sealed class TestProbeEmit : PSCmdlet
{
    [Parameter]
    public string Kind { get; set; } = "";

    protected override void ProcessRecord()
    {
        switch (Kind)
        {
            case "null": WriteObject(null); break;
            case "array": WriteObject(new[] { 1, 2 }); break;
            case "enum": WriteObject(new[] { 1, 2 }, true); break;
            case "string-enum": WriteObject("ab", true); break;
            case "hash-enum": WriteObject(new Hashtable { ["a"] = 1 }, true); break;
            case "nested": WriteObject(new object[] { new[] { 1, 2 }, 3 }, true); break;
            case "null-enum": WriteObject(null, true); break;
            case "warn": WriteWarning("careful"); WriteObject(1); break;
            case "throw-runtime": throw new RuntimeException("plain");
            case "throw-argument": throw new ArgumentException("bad arg");
            case "throw-item": throw new ItemNotFoundException("gone");
            case "throw-stopped": throw new PipelineStoppedException();
            case "error-then-out": WriteError(Error("e1", "E1")); WriteObject("after"); break;
            case "term-catch": Catch(() => ThrowTerminatingError(Error("t1", "T1"))); break;
            case "stop-catch": Catch(() => WriteError(Error("e1", "E1"))); break;
            case "error-null": WriteError(null!); break;
            case "should-twice": WriteObject(ShouldProcess("a")); break;
            case "continue": WriteObject(ShouldContinue("sure?", "cap")); break;
            case "stopping": Catch(() => ThrowTerminatingError(Error("t1", "T1"))); WriteObject(Stopping); break;
            case "streams": WriteVerbose("v"); WriteDebug("d"); WriteInformation("i", ["tag"]); WriteWarning("w"); WriteProgress(new ProgressRecord(1, "a", "b")); break;
        }
    }

    protected override void EndProcessing() => WriteObject("end");

    private static ErrorRecord Error(string message, string id) => new(new InvalidOperationException(message), id, ErrorCategory.ReadError, 5);

    private void Catch(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e)
        {
            WriteObject("caught " + e.GetType().Name);
        }
    }
}
