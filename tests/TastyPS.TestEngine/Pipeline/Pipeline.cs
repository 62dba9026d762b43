using TastyPS.TestEngine;

namespace System.Management.Automation.Internal;

/// <summary>
/// Runs stages as the engine does: all are bound, all begin, each object goes all the way down before the next,
/// then each ends in turn; whatever happens, all are disposed.
/// </summary>
internal sealed class Pipeline(TestShell shell, ShellRun result)
{
    private readonly List<Stage> _stages = [];
    private readonly Stack<CommandRuntime> _floor = new();
    private Action<object?> _output = _ => { };
    private Exception? _failure;
    private Stage? _stopper;
    private Thread? _thread;
    private volatile bool _stopping;

    public TestShell Shell => shell;
    public ShellRun Result => result;
    public bool Stopping => _stopping;

    private bool HadEnough => _stopper is not null && _failure is null && !_stopping;

    public void Run(IReadOnlyList<CommandCall> calls, object?[]? input, Action<object?> output)
    {
        _thread = Thread.CurrentThread;
        var hasInput = input is { Length: > 0 };
        try
        {
            var first = Feed(calls, hasInput ? input! : [], output);
            for (var i = first; i < _stages.Count; i++) i = CompleteFrom(i);
        }
        catch (PipelineStoppedException) { }
        finally
        {
            foreach (var stage in _stages) stage.Dispose();
        }
        result.Stopped = _stopping;
        if (_failure is IContainsErrorRecord failure) result.Terminating = failure.ErrorRecord;
    }

    /// <summary>Ctrl+C, from any thread.</summary>
    public void Stop()
    {
        _stopping = true;
        foreach (var stage in _stages.ToArray()) stage.Stop();
    }

    /// <summary>The first failure is the pipeline's; what the cmdlet sees of it is that the pipeline has been stopped.</summary>
    public PipelineStoppedException Fail(Exception reason)
    {
        _failure ??= reason;
        return new PipelineStoppedException();
    }

    public PipelineStoppedException StopUpstream(Stage stopper)
    {
        _stopper ??= stopper;
        return new PipelineStoppedException();
    }

    public bool MayWrite(CommandRuntime runtime) => Thread.CurrentThread == _thread && _floor.TryPeek(out var speaker) && speaker == runtime;

    public IDisposable Give(CommandRuntime runtime)
    {
        _floor.Push(runtime);
        return new Floor(_floor);
    }

    public void PassFrom(Stage stage, object? value) => Next(_stages.IndexOf(stage))(value);

    private Action<object?> Next(int index) => index + 1 < _stages.Count ? _stages[index + 1].Take : _output;

    private void Build(IReadOnlyList<CommandCall> calls, bool hasInput, Action<object?> output)
    {
        _output = output;
        for (var i = 0; i < calls.Count; i++) _stages.Add(Stage(calls[i], i, calls.Count, i > 0 || hasInput));
        for (var i = 0; i < _stages.Count; i++)
            if (_stages[i] is CmdletStage cmdlet) cmdlet.Runtime.Output = Next(i);
    }

    private Stage Stage(CommandCall call, int index, int length, bool expectingInput)
    {
        if (call.First is { } count) return new SelectFirstStage(this, count);
        if (shell.Find(call.Name) is not CmdletInfo command)
            throw Fail(new CommandNotFoundException($"The term '{call.Name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.") { CommandName = call.Name });
        return new CmdletStage(this, command, call.Name, call.Arguments, index + 1, length) { ExpectingInput = expectingInput };
    }

    /// <summary>Sends the input down. Returns the first stage to end: those above one that had enough are not ended, and neither is that one.</summary>
    private int Feed(IReadOnlyList<CommandCall> calls, object?[] input, Action<object?> output)
    {
        try
        {
            Build(calls, input.Length > 0, output);
            foreach (var stage in _stages) stage.Prepare();
            foreach (var stage in _stages) stage.Begin();
            foreach (var value in input) _stages[0].Take(value);
            return 0;
        }
        catch (PipelineStoppedException) when (HadEnough)
        {
            return _stages.IndexOf(_stopper!) + 1;
        }
    }

    private int CompleteFrom(int index)
    {
        try
        {
            _stages[index].Complete();
            return index;
        }
        catch (PipelineStoppedException) when (HadEnough)
        {
            return _stages.IndexOf(_stopper!);
        }
    }

    private sealed class Floor(Stack<CommandRuntime> floor) : IDisposable
    {
        public void Dispose() => floor.Pop();
    }
}
