using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TastyPS.Tests.Paper;

/// <summary>A fact about a program for Node with the venue's and the feed's official clients, which npm puts into a folder of their own once; skipped, with the reason, where that cannot be.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly TimeSpan InstallPatience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan RunPatience = TimeSpan.FromSeconds(60);
    private static readonly string[] Packages = ["@dxfeed/dxlink-api@0.3.0", "@tastytrade/api@7.0.2", "ws@8"];
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "tastyps-node-" + Environment.UserName);
    private static readonly Lazy<string?> Missing = new(Prepare);

    public NodeFactAttribute() => Skip = Missing.Value;

    /// <summary>Runs a program beside the tests' sources; the JSON that it prints.</summary>
    public static async Task<JsonNode> RunAsync(string program, params string[] arguments)
    {
        var folder = Path.GetDirectoryName(ThisFile())!;
        using var node = Process.Start(Start("node", [Path.Combine(folder, program), Folder, .. arguments]))!;
        try
        {
            var answer = await node.StandardOutput.ReadLineAsync().WaitAsync(RunPatience);
            return JsonNode.Parse(answer ?? throw new InvalidOperationException(await node.StandardError.ReadToEndAsync()))!;
        }
        finally
        {
            if (!node.HasExited) node.Kill();
        }
    }

    private static string? Prepare()
    {
        try
        {
            if (Packages.All(p => Directory.Exists(Path.Combine(Folder, "node_modules", p[..p.LastIndexOf('@')])))) return null;
            Directory.CreateDirectory(Folder);
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            using var install = Process.Start(Start(npm, ["install", "--prefix", Folder, "--no-audit", "--no-fund", "--silent", "--fetch-retries=0", .. Packages]))!;
            if (install.WaitForExit(InstallPatience) && install.ExitCode == 0) return null;
            if (!install.HasExited) install.Kill(entireProcessTree: true);
            return $"npm could not install {string.Join(", ", Packages)}.";
        }
        catch (Exception none) when (none is System.ComponentModel.Win32Exception or IOException)
        {
            return "Node and npm are not here: " + none.Message;
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments) => new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
