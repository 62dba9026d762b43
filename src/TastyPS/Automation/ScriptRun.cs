using System.Management.Automation;
using System.Runtime.ExceptionServices;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// One run of a script block in the caller's session, which another thread can stop, a loop without end too. The engine stops what runs
/// in a [powershell] of its own; the script makes that, and hands it over here.
/// </summary>
/// <param name="block">What is run.</param>
/// <param name="argument">Its argument.</param>
/// <param name="output">Takes its output, on the thread that runs it.</param>
internal sealed class ScriptRun(ScriptBlock block, object argument, Action<object?> output)
{
    /// <summary>
    /// Runs a block: errors end it, its streams are the host's, its output is given as it comes. What is a variable here would hide the
    /// caller's of that name from the block, so there is but one, of a name that nobody has.
    /// </summary>
    public static readonly ScriptBlock Script = ScriptBlock.Create("""
        param($TastyScriptRun)
        $TastyScriptRun.Begin([powershell]::Create('CurrentRunspace').AddScript('
            param($TastyScriptRun)
            $ErrorActionPreference = "Stop"
            & $TastyScriptRun.Block $TastyScriptRun.Argument | ForEach-Object { $TastyScriptRun.Write($_) }
        ').AddArgument($TastyScriptRun))
        try {
            $TastyScriptRun.Shell.Invoke()
            $TastyScriptRun.Shell.Streams.Error | ForEach-Object { Write-Error -ErrorRecord $_ -ErrorAction Continue }
        }
        finally { $TastyScriptRun.Shell.Dispose() }
        """);

    private readonly object _lock = new();
    private ExceptionDispatchInfo? _refused;
    private bool _isStopped;

    public ScriptBlock Block => block;

    public object Argument => argument;

    /// <summary>The [powershell] that runs the block.</summary>
    public object? Shell { get; private set; }

    /// <summary>Runs the block on this thread, the pipeline's.</summary>
    /// <exception cref="TastyException">The block failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Invoke(CommandInvocationIntrinsics invoke)
    {
        try
        {
            invoke.InvokeScript(true, Script, null, this);
        }
        catch (RuntimeException e)
        {
            // Where the pipeline took no more output, its own word counts, not what became of it on its way through the block.
            _refused?.Throw();
            throw Cause(e);
        }
        _refused?.Throw();
    }

    /// <summary>Called by the script.</summary>
    public void Begin(object shell)
    {
        lock (_lock) Shell = shell;
        if (_isStopped) throw new OperationCanceledException();
    }

    /// <summary>Called by the script for each object that the block gives.</summary>
    public void Write(object? value)
    {
        try
        {
            output(value);
        }
        catch (Exception e)
        {
            _refused = ExceptionDispatchInfo.Capture(e);
            throw new OperationCanceledException();
        }
    }

    /// <summary>Stops the block; from any thread but the one that runs it.</summary>
    public void Stop()
    {
        object? shell;
        lock (_lock) (_isStopped, shell) = (true, Shell);
        // By name, for the reference assembly has no way from a block to its pipeline.
        shell?.GetType().GetMethod("Stop", Type.EmptyTypes)!.Invoke(shell, null);
    }

    /// <summary>What really happened inside the block: an error of the module itself, or the script's own.</summary>
    public static Exception Cause(Exception error)
    {
        var innermost = error;
        for (var at = error; at is not null; at = at.InnerException)
        {
            if (at is TastyException or OperationCanceledException) return at;
            if (at is RuntimeException { ErrorRecord.Exception: TastyException recorded }) return recorded;
            innermost = at;
        }
        if (Errors.NoPrompt(innermost) is { } unanswered) return unanswered;
        var message = innermost is RuntimeException { ErrorRecord.Exception: { } own } ? own.Message : innermost.Message;
        return new TastyException(ErrorIds.AutomationScript, $"The script failed: {message}", "Run the block by itself to see where.", error);
    }
}
