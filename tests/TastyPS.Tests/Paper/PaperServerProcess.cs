using System.Diagnostics;

namespace TastyPS.Tests.Paper;

/// <summary>Starts samples/PaperServer as other people's programs do.</summary>
internal static class PaperServerProcess
{
    public static Process Start(params string[] args) => Start(new Dictionary<string, string>(), args);

    /// <param name="variables">Environment variables beside those that are there.</param>
    /// <param name="args">The command line.</param>
    public static Process Start(IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        // The sample is built with the tests, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var dll = Path.Combine(SharedFolder.Repository, "samples", "PaperServer", "bin", configuration, "net10.0", "PaperServer.dll");
        var start = new ProcessStartInfo("dotnet", [dll, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Whether tests that themselves run in the background of a shell have passed on that Ctrl+C is ignored.</summary>
    public static bool IsDeafToInterrupt(Process server)
    {
        var status = $"/proc/{server.Id}/status";
        const long interrupt = 1 << 1;
        return File.Exists(status) && File.ReadLines(status).Any(l => l.StartsWith("SigIgn:", StringComparison.Ordinal) && (Convert.ToInt64(l[7..].Trim(), 16) & interrupt) != 0);
    }
}
