using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using TastyPS.Commands;
using TastyPS.TestEngine;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Automation;

/// <summary>
/// A shell in which script blocks are functions of the test: a block of the text <c>run</c> is <see cref="Run"/>, and so on. The module's
/// own scripts do here what they do in PowerShell.
/// </summary>
internal sealed class AutomationShell : IDisposable
{
    private readonly PaperShell _shell = new();

    public AutomationShell() => _shell.Script = (script, arguments) =>
        script == ScriptRun.Script.ToString() ? RunBlock((ScriptRun)arguments[0]!)
        : script == AlertRunspace.Script.ToString() ? OpenRunspace((BlockingCollection<PendingAlert>)arguments[1]!, (Hashtable)arguments[2]!)
        : script == UsingValues.Find.ToString() ? Mentions
        : script.Contains("Value = ", StringComparison.Ordinal) ? [Variables.TryGetValue(script, out var value) ? new Hashtable { ["Value"] = value } : throw new RuntimeException("not set")]
        : throw new InvalidOperationException("Unknown script: " + script);

    public PaperShell Paper => _shell;

    /// <summary>What the strategy does; its output is the cmdlet's.</summary>
    public Func<AutomationContext, IEnumerable<object?>> Run { get; set; } = _ => [];

    public Action<AutomationAlert> Alert { get; set; } = _ => { };

    /// <summary>The $using: expressions of the alert block.</summary>
    public string[] Mentions { get; set; } = [];

    /// <summary>What they are worth, by the script that asks for it.</summary>
    public Dictionary<string, object?> Variables { get; } = [];

    /// <summary>What the alert's runspace was given of them.</summary>
    public Hashtable? Using { get; private set; }

    /// <summary>Set when somebody stops the run that is under way.</summary>
    public ManualResetEventSlim Stopped { get; } = new();

    /// <summary>Completes when the alert's runspace is closed.</summary>
    public Task Closed => _closed.Task;

    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PipelineBuilder Pipe(params (string Name, object? Value)[] arguments) => _shell.Pipe("Invoke-TastyAutomation",
        [("ScriptBlock", ScriptBlock.Create("run")), ("AccountNumber", _shell.Margin), .. arguments]);

    /// <summary>The alert script, for <see cref="Pipe"/>.</summary>
    public static (string Name, object? Value) AlertScript => ("AlertScript", ScriptBlock.Create("alert"));

    public void Dispose()
    {
        _shell.Dispose();
        Stopped.Dispose();
    }

    private object?[] RunBlock(ScriptRun run)
    {
        run.Begin(new Stoppable(Stopped.Set));
        foreach (var value in Run((AutomationContext)run.Argument)) run.Write(value);
        return [];
    }

    private IEnumerable<object?> OpenRunspace(BlockingCollection<PendingAlert> alerts, Hashtable values)
    {
        Using = values;
        _ = Task.Run(() =>
        {
            foreach (var alert in alerts.GetConsumingEnumerable()) alert.Give(() => Alert(alert.Alert));
        });
        return [new Disposing(_closed.SetResult)];
    }

    /// <summary>Stands for the [powershell] of a run.</summary>
    private sealed class Stoppable(Action stop)
    {
        public void Stop() => stop();
    }

    private sealed class Disposing(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
