using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using System.Reflection;

namespace TastyPS.TestEngine;

/// <summary>
/// A PowerShell session for tests, on the double. Register cmdlets, run pipelines, read what they did:
/// <code>
/// var shell = new TestShell().Register(typeof(GetTastyAccountCommand).Assembly);
/// var account = shell.Run("Get-TastyAccount", ("AccountNumber", "5WT00001")).Single&lt;Account&gt;();
/// var run = shell.Command("Get-TastyPosition").Pipe("Close-TastyPosition").Answers("YN").Run();
/// using var live = shell.Command("Watch-TastyQuote", ("Symbol", "SPY")).Start();
/// </code>
/// A test that needs another start makes another shell: a session costs nothing.
/// </summary>
public sealed class TestShell
{
    private readonly Dictionary<string, CommandInfo> _commands = new(StringComparer.OrdinalIgnoreCase);
    private readonly TestEventManager _events = new();
    private readonly TestHost _host = new();

    public TestShell()
    {
        SessionState = new SessionState(this);
        Engine = new EngineIntrinsics(this);
    }

    /// <summary>The session's variables; preferences and PSDefaultParameterValues (a Hashtable) are read from here.</summary>
    public Dictionary<string, object?> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The current location.</summary>
    public string Directory { get; set; } = System.IO.Directory.GetCurrentDirectory();

    /// <summary>Answers InvokeCommand.InvokeScript: the double runs no scripts of its own.</summary>
    public Func<string, object?[], IEnumerable<object?>>? Script { get; set; }

    public SessionState SessionState { get; }
    public PSHost Host => _host;
    public PSEventManager Events => _events;

    /// <summary>The engine events that cmdlets generated.</summary>
    public IReadOnlyList<PSEventArgs> RaisedEvents => _events.Raised;

    internal EngineIntrinsics Engine { get; }

    /// <summary>Adds every cmdlet of an assembly, with its aliases.</summary>
    public TestShell Register(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(t => !t.IsAbstract && t.IsDefined(typeof(CmdletAttribute)))) Register(type);
        return this;
    }

    /// <summary>Adds one cmdlet class, with its aliases.</summary>
    public TestShell Register(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>() ?? throw new ArgumentException($"{cmdlet} has no [Cmdlet].", nameof(cmdlet));
        var command = new CmdletInfo($"{attribute.VerbName}-{attribute.NounName}", cmdlet);
        foreach (var name in (cmdlet.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Prepend(command.Name)) _commands[name] = command;
        return this;
    }

    /// <summary>Makes a command known that is found but never run, such as another module's Get-Secret.</summary>
    public TestShell RegisterFunction(string name)
    {
        _commands[name] = new FunctionInfo(name);
        return this;
    }

    /// <summary>Starts a pipeline. An argument named "" is positional; a null value of a switch means that it is given.</summary>
    public PipelineBuilder Command(string name, params (string Name, object? Value)[] arguments) => new PipelineBuilder(this).Pipe(name, arguments);

    /// <summary>Runs one command to its end.</summary>
    public ShellRun Run(string name, params (string Name, object? Value)[] arguments) => Command(name, arguments).Run();

    /// <summary>The completion texts that a parameter's argument completer offers for a word.</summary>
    public IReadOnlyList<CompletionResult> Complete(string command, string parameter, string word, params (string Name, object? Value)[] bound)
    {
        var cmdlet = Find(command) as CmdletInfo ?? throw new ArgumentException($"{command} is not registered.", nameof(command));
        var property = cmdlet.ImplementingType.GetProperty(parameter) ?? throw new ArgumentException($"{command} has no parameter {parameter}.", nameof(parameter));
        if (property.GetCustomAttribute<ArgumentCompleterAttribute>() is { } attribute)
        {
            var completer = (IArgumentCompleter)Activator.CreateInstance(attribute.Type)!;
            var fakeBound = new Hashtable(bound.ToDictionary(b => b.Name, b => b.Value), StringComparer.OrdinalIgnoreCase);
            return [.. completer.CompleteArgument(cmdlet.Name, parameter, word, new CommandAst(cmdlet.Name), fakeBound)];
        }
        return [.. KnownValues(property).Where(v => v.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Select(v => new CompletionResult(v, v, CompletionResultType.ParameterValue, v))];
    }

    internal CommandInfo? Find(string name) => _commands.GetValueOrDefault(name);

    internal ShellRun Run(IReadOnlyList<CommandCall> calls, object?[]? input, string answers, Action<object?>? onOutput, Action<Pipeline>? started)
    {
        var run = new ShellRun();
        _host.Serve(run, answers);
        var pipeline = new Pipeline(this, run);
        started?.Invoke(pipeline);
        pipeline.Run(calls, input, value =>
        {
            run.AddOutput(value);
            onOutput?.Invoke(value);
        });
        return run;
    }

    // Without a completer the engine offers an enum's names, or the words of ValidateSet.
    private static IEnumerable<string> KnownValues(PropertyInfo property)
    {
        var type = Converter.ElementOf(property.PropertyType) ?? property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetNames(type) : property.GetCustomAttribute<ValidateSetAttribute>()?.ValidValues ?? [];
    }
}
