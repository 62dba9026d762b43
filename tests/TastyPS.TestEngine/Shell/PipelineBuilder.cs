namespace TastyPS.TestEngine;

/// <summary>A pipeline under construction.</summary>
public sealed class PipelineBuilder
{
    private readonly TestShell _shell;
    private readonly List<CommandCall> _calls = [];
    private object?[]? _input;
    private string _answers = "";

    public PipelineBuilder(TestShell shell) => _shell = shell;

    /// <summary>Adds the next command. An argument named "" is positional.</summary>
    public PipelineBuilder Pipe(string name, params (string Name, object? Value)[] arguments)
    {
        _calls.Add(new CommandCall(name, [.. arguments.Select(a => new CommandArgument(a.Name.Length == 0 ? null : a.Name, a.Value))]));
        return this;
    }

    /// <summary>Ends the pipeline after so many objects, as Select-Object -First does.</summary>
    public PipelineBuilder First(int count)
    {
        _calls.Add(new CommandCall("Select-Object", [], count));
        return this;
    }

    /// <summary>What is piped into the first command.</summary>
    public PipelineBuilder Input(params object?[]? objects)
    {
        _input = objects;
        return this;
    }

    /// <summary>The letters a person types when asked: Y yes, A yes to all, N no, L no to all, S suspend, H halt.</summary>
    public PipelineBuilder Answers(string letters)
    {
        _answers = letters;
        return this;
    }

    /// <summary>Runs to the end on this thread.</summary>
    public ShellRun Run() => _shell.Run(_calls, _input, _answers, null, null);

    /// <summary>Runs on a thread of its own, to be read and stopped while it runs.</summary>
    public LiveRun Start() => new((onOutput, started) => _shell.Run(_calls, _input, _answers, onOutput, started));
}
