using System.Diagnostics;

namespace TastyPS.Tests.Children;

/// <summary>This very assembly in a process of its own. It says on its output where it is, and is killed there: no handler of it runs, as with kill -9.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public static ChildProcess Start(string program, params string[] words) => StartUnder([], program, words);

    /// <summary>Starts it by another command, which gives it another user or other disks.</summary>
    public static ChildProcess StartUnder(string[] command, string program, params string[] words)
    {
        string[] line = [.. command, "dotnet", typeof(ChildProcess).Assembly.Location, "child", program, .. words];
        return new(Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>Waits until it is ready to go.</summary>
    public async Task UntilReadyAsync()
    {
        if (await ReadAsync() is var said && said != "ready") throw new InvalidOperationException($"The child did not start, it said '{said}'.");
    }

    /// <summary>The next line that it says; null when it has ended.</summary>
    public Task<string?> ReadAsync() => _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>Lets a child go on that waits for it.</summary>
    public Task GoAsync() => _process.StandardInput.WriteLineAsync("go");

    /// <summary>Kills it, if it still lives, and gives what it had said until then.</summary>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        _process.Kill();
        var said = (await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience)).Split('\n');
        await _process.WaitForExitAsync().WaitAsync(Patience);
        // What follows the last line end was cut by the death.
        return said[..^1];
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
