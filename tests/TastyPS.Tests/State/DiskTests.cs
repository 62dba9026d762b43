using System.Diagnostics;
using TastyPS.Tests.Children;

namespace TastyPS.Tests.State;

/// <summary>State folders with which something is wrong as the system has it: full, read-only, another user's. Nothing is lost, nothing half written, and one can get out.</summary>
public sealed class DiskTests : IDisposable
{
    // A disk of its own, for one process alone.
    private static readonly string[] SmallDisk = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs \"$0\" && exec \"$@\""];
    private static readonly string[] ReadOnlyDisk = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\""];
    private static readonly string[] Nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [DiskFact(needsMount: true)]
    public async Task Full()
    {
        var said = await RunAsync([.. SmallDisk, _home.Path], "full");
        Assert.Equal(ErrorIds.OrderJournalUnwritable, said["open"]);
        AssertWayOut(said);
        // Read again once there is room: what was acknowledged, and no part of what was not.
        Assert.Equal("1000000", said["limit"]);
        Assert.InRange(int.Parse(said["journal"]), 1, 100);
    }

    [DiskFact(needsMount: true)]
    public async Task Mounted_read_only()
    {
        await DiskChild.PrepareAsync(_home.Path);
        var said = await RunAsync([.. ReadOnlyDisk, _home.Path], "read-only");
        Assert.Equal(ErrorIds.StateUnavailable, said["open"]);
        AssertWayOut(said);
        Assert.Equal("1000000", said["limit"]);
    }

    [DiskFact(needsMount: false)]
    public async Task Of_another_user()
    {
        await DiskChild.PrepareAsync(_home.Path);
        var said = await RunAsync(Nobody, "another's");
        Assert.Equal(ErrorIds.StateUnavailable, said["open"]);
        AssertWayOut(said);
        // Not even looking is possible, and that is no empty folder.
        Assert.Equal((ErrorIds.StateUnavailable, ErrorIds.StateUnavailable), (said["limit"], said["journal"]));
    }

    private static void AssertWayOut(Dictionary<string, string> said)
    {
        Assert.Equal(("done", "done"), (said["close"], said["cancel"]));
        Assert.Equal((ErrorIds.StateUnavailable, ErrorIds.StateUnavailable), (said["switch"], said["policy"]));
        Assert.Contains(said["temporary"], (string[])["0", ErrorIds.StateUnavailable]);
    }

    private async Task<Dictionary<string, string>> RunAsync(string[] command, string wrong)
    {
        using var child = ChildProcess.StartUnder(command, "disk", wrong, _home.Path);
        var said = new Dictionary<string, string>();
        while (await child.ReadAsync() is { } line) said[line.Split(' ')[0]] = line.Split(' ')[1];
        return said;
    }

    /// <summary>A fact that needs a disk or a user of its own; where the machine gives none it is skipped and says so.</summary>
    private sealed class DiskFactAttribute : FactAttribute
    {
        public DiskFactAttribute(bool needsMount)
        {
            if (!Works(needsMount ? [.. ReadOnlyDisk, AppContext.BaseDirectory, "true"] : [.. Nobody, "true"]))
                Skip = needsMount ? "this machine mounts nothing for one process (unshare)" : "this user may not become another (setpriv)";
        }

        private static bool Works(string[] line)
        {
            try
            {
                using var probe = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardError = true })!;
                return probe.WaitForExit(TimeSpan.FromSeconds(10)) && probe.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
