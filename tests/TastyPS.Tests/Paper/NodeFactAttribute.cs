using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TastyPS.Tests.Paper;

/// <summary>A fact about a program for Node with the official DXLink client, which npm puts into a folder of its own once; skipped, with the reason, where that cannot be.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly TimeSpan InstallPatience = TimeSpan.FromSeconds(15);
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
            var answer = await node.StandardOutput.ReadLineAsync().WaitAsync(InstallPatience);
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
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "@dxfeed", "dxlink-api"))) return null;
            Directory.CreateDirectory(Folder);
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            using var install = Process.Start(Start(npm, ["install", "--prefix", Folder, "--no-audit", "--no-fund", "--silent", "@dxfeed/dxlink-api@0.3.0", "ws@8"]))!;
            if (install.WaitForExit(InstallPatience) && install.ExitCode == 0) return null;
            if (!install.HasExited) install.Kill(entireProcessTree: true);
            return "npm could not install @dxfeed/dxlink-api.";
        }
        catch (Exception none) when (none is System.ComponentModel.Win32Exception or IOException)
        {
            return "Node and npm are not here: " + none.Message;
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments) => new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
