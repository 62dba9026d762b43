using System.Collections.ObjectModel;
using System.Management.Automation.Host;
using TastyPS.TestEngine;

namespace System.Management.Automation;

/// <summary>Variables and paths of the session.</summary>
public sealed class SessionState
{
    internal SessionState(TestShell shell)
    {
        Path = new PathIntrinsics(shell);
        PSVariable = new PSVariableIntrinsics(shell);
        InvokeCommand = new CommandInvocationIntrinsics(shell);
    }

    public PathIntrinsics Path { get; }
    public PSVariableIntrinsics PSVariable { get; }
    public CommandInvocationIntrinsics InvokeCommand { get; }
}

/// <summary>What a transformation or validation may use of the engine.</summary>
public class EngineIntrinsics
{
    internal EngineIntrinsics(TestShell shell) => (Host, SessionState, Events) = (shell.Host, shell.SessionState, shell.Events);

    public PSHost Host { get; }
    public PSEventManager Events { get; }
    public SessionState SessionState { get; }
    public CommandInvocationIntrinsics InvokeCommand => SessionState.InvokeCommand;
}

public class PSVariable(string name, object? value)
{
    public PSVariable(string name)
        : this(name, null) { }

    public string Name { get; } = name;
    public virtual object? Value { get; set; } = value;
}

public sealed class PSVariableIntrinsics
{
    private readonly TestShell _shell;

    internal PSVariableIntrinsics(TestShell shell) => _shell = shell;

    public PSVariable? Get(string name) => _shell.Variables.TryGetValue(name, out var value) ? new PSVariable(name, value) : null;

    public object? GetValue(string name) => GetValue(name, null);

    public object? GetValue(string name, object? defaultValue) => _shell.Variables.TryGetValue(Unscoped(name), out var value) ? value : defaultValue;

    public void Set(string name, object? value) => _shell.Variables[Unscoped(name)] = value;

    public void Set(PSVariable variable) => Set(variable.Name, variable.Value);

    public void Remove(string name) => _shell.Variables.Remove(Unscoped(name));

    // The double has one scope.
    private static string Unscoped(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
}

/// <summary>File system paths below the shell's directory; there is no other provider.</summary>
public sealed class PathIntrinsics
{
    private readonly TestShell _shell;

    internal PathIntrinsics(TestShell shell) => _shell = shell;

    public PathInfo CurrentLocation => new(_shell.Directory);
    public PathInfo CurrentFileSystemLocation => CurrentLocation;

    public string GetUnresolvedProviderPathFromPSPath(string path)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal)) path = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
        return IO.Path.GetFullPath(path, _shell.Directory);
    }

    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider)
    {
        provider = ProviderInfo.FileSystem;
        var full = GetUnresolvedProviderPathFromPSPath(path);
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            if (!IO.Path.Exists(full)) throw new ItemNotFoundException($"Cannot find path '{full}' because it does not exist.");
            return [full];
        }
        var pattern = new WildcardPattern(IO.Path.GetFileName(full), WildcardOptions.IgnoreCase);
        return [.. IO.Directory.EnumerateFileSystemEntries(IO.Path.GetDirectoryName(full)!).Where(e => pattern.IsMatch(IO.Path.GetFileName(e))).Order(StringComparer.Ordinal)];
    }

    public string Combine(string parent, string child) => IO.Path.Combine(parent, child);
}

public sealed class PathInfo
{
    internal PathInfo(string path) => Path = path;

    public string Path { get; }
    public string ProviderPath => Path;
    public ProviderInfo Provider => ProviderInfo.FileSystem;

    public override string ToString() => Path;
}

public class ProviderInfo
{
    internal static readonly ProviderInfo FileSystem = new("FileSystem");

    private ProviderInfo(string name) => Name = name;

    public string Name { get; }

    public override string ToString() => Name;
}
