using System.Collections;
using System.Collections.ObjectModel;
using TastyPS.TestEngine;

namespace System.Management.Automation;

[Flags]
public enum CommandTypes { Alias = 1, Function = 2, Filter = 4, Cmdlet = 8, ExternalScript = 16, Application = 32, Script = 64, Configuration = 256, All = 383 }

/// <summary>A command of the session.</summary>
public abstract class CommandInfo
{
    internal CommandInfo(string name, CommandTypes type) => (Name, CommandType) = (name, type);

    public string Name { get; }
    public CommandTypes CommandType { get; }

    public override string ToString() => Name;
}

/// <summary>A cmdlet and the class behind it.</summary>
public class CmdletInfo : CommandInfo
{
    public CmdletInfo(string name, Type implementingType)
        : base(name, CommandTypes.Cmdlet) => ImplementingType = implementingType;

    public Type ImplementingType { get; }
    public string Verb => Name[..Name.IndexOf('-', StringComparison.Ordinal)];
    public string Noun => Name[(Name.IndexOf('-', StringComparison.Ordinal) + 1)..];
}

/// <summary>A function that a test gives the session, such as another module's Get-Secret.</summary>
public class FunctionInfo : CommandInfo
{
    internal FunctionInfo(string name)
        : base(name, CommandTypes.Function) { }
}

/// <summary>Looking up commands and running scripts.</summary>
public class CommandInvocationIntrinsics
{
    private readonly TestShell _shell;

    internal CommandInvocationIntrinsics(TestShell shell) => _shell = shell;

    public CommandInfo? GetCommand(string commandName, CommandTypes type) =>
        _shell.Find(commandName) is { } command && type.HasFlag(command.CommandType) ? command : null;

    public CmdletInfo? GetCmdlet(string commandName) => _shell.Find(commandName) as CmdletInfo;

    public Collection<PSObject> InvokeScript(bool useLocalScope, ScriptBlock scriptBlock, IList? input, params object?[] args) => InvokeScript(scriptBlock.ToString(), args);

    public Collection<PSObject> InvokeScript(string script) => InvokeScript(script, []);

    public Collection<PSObject> InvokeScript(string script, params object?[] args) =>
        [.. (_shell.Script ?? throw new PSNotSupportedException("The double runs no script; give TestShell.Script a function that does: " + script))(script, args)
            .Select(o => o is null ? null! : PSObject.AsPSObject(o))];
}

/// <summary>A script as text: the double has no parser.</summary>
public class ScriptBlock
{
    private readonly string _text;

    private ScriptBlock(string text) => _text = text;

    public static ScriptBlock Create(string script) => new(script);

    public override string ToString() => _text;
}
