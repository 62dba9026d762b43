using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// One run of a script block in the caller's session, which another thread can stop, a loop without end too. The engine stops what runs
/// in a [powershell] of its own; the script makes that, and hands it over here.
/// </summary>
internal sealed class ScriptRun
{
    /// <summary>Runs a block: errors end it, its streams are the host's, its output is given.</summary>
    public static readonly ScriptBlock Script = ScriptBlock.Create("""
        param($Block, $Argument, $Run)
        $shell = [powershell]::Create('CurrentRunspace').AddScript('param($Block, $Argument) $ErrorActionPreference = "Stop"; & $Block $Argument').AddArgument($Block).AddArgument($Argument)
        try {
            $Run.Begin($shell)
            $shell.Invoke()
            $shell.Streams.Error | ForEach-Object { Write-Error -ErrorRecord $_ -ErrorAction Continue }
        }
        finally { $shell.Dispose() }
        """);

    private readonly object _lock = new();
    private object? _shell;
    private bool _isStopped;

    /// <summary>Called by the script.</summary>
    public void Begin(object shell)
    {
        lock (_lock) _shell = shell;
        if (_isStopped) throw new OperationCanceledException();
    }

    /// <summary>Stops the block; from any thread but the one that runs it.</summary>
    public void Stop()
    {
        object? shell;
        lock (_lock) (_isStopped, shell) = (true, _shell);
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
