namespace TastyPS.Core.Doctor;

/// <summary>Whether the state folder can be written, is nobody else's to read, and is not held.</summary>
internal sealed class StateFolderCheck : IConnectionCheck
{
    private const string Probe = "doctor.probe";
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public string Name => "StateFolder";

    public Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken) => Task.FromResult<Finding?>(Look(examination.Profiles.Folder));

    private static Finding Look(StateFolder folder)
    {
        try
        {
            folder.Write(Probe, "ok"u8);
            folder.Delete(Probe);
            using var held = folder.TryLock();
            if (held is null) return Finding.Warn($"The lock of '{folder.Path}' is held by another process; changes wait for it.", "Get-Process pwsh");
        }
        catch (TastyException e)
        {
            return Finding.Fail(e, "$env:TASTYPS_HOME = '<a folder of your own>'");
        }
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder.Path) & Others) != 0)
            return Finding.Warn($"'{folder.Path}' can be read or written by others.", $"chmod 700 '{folder.Path}'");
        return Finding.Pass($"'{folder.Path}' can be written.");
    }
}
