using System.Diagnostics;
using System.Text.Json;

namespace TastyPS.Benchmarks;

/// <summary>Our probe and the official JavaScript client on the same bytes in one run, in turn, each the best of some runs by the server's clock.</summary>
internal static class DxLinkComparison
{
    private const int Events = 2_000_000;

    private static readonly (string Name, int PerMessage, string Fields, bool Objects, double Wanted)[] Cases =
    [
        ("13 fields, 250 a message, struct", 250, "all", false, 3.0),
        ("13 fields, 250 a message, objects", 250, "all", true, 1.5),
        ("6 fields, 250 a message, struct", 250, "min", false, 2.5),
        ("13 fields, 10 a message, struct", 10, "all", false, 1.8),
        ("13 fields, 1 a message, struct", 1, "all", false, 1.3),
    ];

    public static int Run(string[] args)
    {
        int runs = args.Length > 0 ? int.Parse(args[0]) : 3;
        string probe = FindProbe();
        string only = args.Length > 1 ? args[1] : "";
        string? official = args.Contains("alone") ? null : InstallOfficial();
        Console.WriteLine($"{Events:N0} COMPACT Quote events, best of {runs}, whole run on the server's clock");
        Console.WriteLine($"| {"case",-34} | ours, ev/s | official, ev/s | ratio | wanted | B/event |");
        Console.WriteLine("|---|---|---|---|---|---|");
        bool allMet = true;
        foreach (var (name, perMessage, fields, objects, wanted) in Cases.Where(c => c.Name.StartsWith(only, StringComparison.Ordinal)))
        {
            (double Seconds, double BytesPerEvent) ours = (double.MaxValue, 0), theirs = ours;
            for (int i = 0; i < runs; i++)
            {
                // In turn, so that a machine that changes its speed does so for both.
                ours = Better(ours, Once(perMessage, "dotnet", url => [probe, url, "--fields", fields, .. objects ? new[] { "--objects" } : []], null));
                if (official is not null) theirs = Better(theirs, Once(perMessage, "node", url => ["dxlink-official.mjs", url, fields], official));
            }
            double ratio = theirs.Seconds / ours.Seconds;
            bool met = official is null || ratio >= wanted;
            allMet &= met;
            Console.WriteLine($"| {name,-34} | {Events / ours.Seconds,10:N0} | {(official is null ? "no node" : (Events / theirs.Seconds).ToString("N0")),14} | {ratio,4:0.00}× | {wanted:0.0}× {(met ? "met" : "MISSED")} | {ours.BytesPerEvent:0.###} |");
        }
        return allMet ? 0 : 1;
    }

    private static (double Seconds, double BytesPerEvent) Better((double Seconds, double) a, (double Seconds, double) b) => b.Seconds < a.Seconds ? b : a;

    private static (double Seconds, double BytesPerEvent) Once(int perMessage, string program, Func<string, string[]> arguments, string? folder)
    {
        using var blaster = new DxLinkBlaster(Events, perMessage);
        var start = new ProcessStartInfo(program, arguments(blaster.Url)) { RedirectStandardOutput = true, WorkingDirectory = folder ?? Environment.CurrentDirectory };
        using var client = Process.Start(start)!;
        double seconds = blaster.ServeOne().TotalSeconds;
        using var report = JsonDocument.Parse(client.StandardOutput.ReadToEnd());
        client.WaitForExit();
        if (!report.RootElement.GetProperty("ok").GetBoolean()) throw new InvalidOperationException($"{program} lost events: {report.RootElement}");
        if (Environment.GetEnvironmentVariable("DXLINK_VERBOSE") is not null) Console.WriteLine($"{program}: {seconds:0.000} s {report.RootElement}");
        return (seconds, report.RootElement.TryGetProperty("bytes_per_event", out var bytes) ? bytes.GetDouble() : 0);
    }

    private static string FindProbe()
    {
        string path = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../TastyPS.DxLinkClient/bin/Release/net10.0/TastyPS.DxLinkClient.dll"));
        return File.Exists(path) ? path : throw new FileNotFoundException("Build the probe first: dotnet build -c Release tests/TastyPS.DxLinkClient", path);
    }

    // The packages are installed into a folder of the machine's own temporary ones and are no part of the project.
    private static string? InstallOfficial()
    {
        string folder = Path.Combine(Path.GetTempPath(), "tastyps-dxlink-official");
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "dxlink-official.mjs"), Path.Combine(folder, "dxlink-official.mjs"), overwrite: true);
        if (Directory.Exists(Path.Combine(folder, "node_modules", "@dxfeed", "dxlink-api"))) return folder;
        try
        {
            File.WriteAllText(Path.Combine(folder, "package.json"), """{"private":true,"type":"module"}""");
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "@dxfeed/dxlink-api@0.3.0", "ws@8"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            return npm.ExitCode == 0 ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
