using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// The one folder per user that holds what outlives a process: profiles, secrets, caches, the journal. Files are replaced
/// whole and atomically; whoever changes one holds the folder's lock. <c>TASTYPS_HOME</c> puts it elsewhere.
/// </summary>
public sealed class StateFolder
{
    /// <summary>A file that is written is renamed within moments; one this old belongs to a writer that died.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    // EROFS, of which .NET makes an exception like that of a file in use.
    private const int ReadOnlyFileSystem = 30;

    private readonly TimeProvider _clock;

    public StateFolder(string path, TimeProvider? clock = null)
    {
        Path = path;
        _clock = clock ?? TimeProvider.System;
    }

    public string Path { get; }

    /// <summary>The folder of the current user, or the one that TASTYPS_HOME names.</summary>
    public static StateFolder OfUser() => new(Environment.GetEnvironmentVariable("TASTYPS_HOME") is { Length: > 0 } home
        ? System.IO.Path.GetFullPath(home)
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "TastyPS"));

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>The file's bytes, or null where there is none.</summary>
    public byte[]? Read(string name)
    {
        try
        {
            return System.IO.File.ReadAllBytes(File(name));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    /// <summary>
    /// Replaces a file: the bytes are on disk under another name before the name changes, so that a reader or a crash sees
    /// the old content or the new, never a part. Owner-only where the platform has modes.
    /// </summary>
    /// <param name="isDurable">False for what may be lost with the power: it is not waited for.</param>
    public void Write(string name, ReadOnlySpan<byte> bytes, bool isDurable = true) => Write(name, [], bytes, isDurable);

    /// <summary>As above, of two parts that are large and need not be put together first.</summary>
    public void Write(string name, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, bool isDurable)
    {
        try
        {
            Ensure();
            var target = File(name);
            Ensure(System.IO.Path.GetDirectoryName(target)!);
            var temporary = string.Create(CultureInfo.InvariantCulture, $"{target}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp");
            try
            {
                using (var file = new FileStream(temporary, OwnerOnly(FileMode.CreateNew, FileAccess.Write)))
                {
                    file.Write(head);
                    file.Write(body);
                    file.Flush(flushToDisk: isDurable);
                }
                // Renaming over a file makes some file systems write all of it out first; where nothing is to be kept, that is not waited for.
                if (!isDurable) System.IO.File.Delete(target);
                System.IO.File.Move(temporary, target, overwrite: true);
                if (isDurable) SweepBeside(target);
            }
            catch
            {
                System.IO.File.Delete(temporary);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    public void Delete(string name)
    {
        try
        {
            if (Directory.Exists(Path)) System.IO.File.Delete(File(name));
        }
        catch (DirectoryNotFoundException)
        {
            // What is not there is deleted.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    /// <summary>The folders directly below a folder; empty where it is absent.</summary>
    public IReadOnlyList<string> Folders(string name) => Listed(() => Directory.GetDirectories(File(name)));

    /// <summary>The files directly in a folder ("" for this one) whose names fit; empty where the folder is absent.</summary>
    public IReadOnlyList<string> Files(string name, string pattern) => Listed(() => Directory.GetFiles(File(name), pattern));

    /// <summary>The files directly in a folder, those untouched for so long and the others; empty where the folder is absent.</summary>
    public (IReadOnlyList<string> Old, IReadOnlyList<string> Young) FilesByAge(string name, TimeSpan age)
    {
        var limit = _clock.GetUtcNow() - age;
        var files = Listed(() => new DirectoryInfo(File(name)).GetFiles()).ToLookup(f => f.LastWriteTimeUtc < limit, f => System.IO.Path.Combine(name, f.Name));
        return ([.. files[true]], [.. files[false]]);
    }

    /// <summary>Deletes a folder with all that is in it, and gives the number of files.</summary>
    public int DeleteFolder(string name)
    {
        try
        {
            var count = Directory.GetFiles(File(name), "*", SearchOption.AllDirectories).Length;
            Directory.Delete(File(name), recursive: true);
            return count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    /// <summary>
    /// The lock that a change holds, between processes: an open handle that nobody else can have, freed by the system even
    /// when its holder dies. Waits up to 10 s.
    /// </summary>
    public async Task<FileStream> LockAsync(CancellationToken cancellationToken, string name = "state.lock")
    {
        var from = _clock.GetTimestamp();
        for (var pause = 5; ; pause = Math.Min(100, pause * 2))
        {
            if (TryLock(name) is { } held) return held;
            if (_clock.GetElapsedTime(from) > TimeSpan.FromSeconds(10))
                throw new TastyException(ErrorIds.StateLocked, $"'{File(name)}' is held by another process.", "Wait for the other shell, or end it; the lock goes with it.") { Target = Path };
            await Task.Delay(TimeSpan.FromMilliseconds(pause), _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The lock, or null where somebody else holds it at this moment.</summary>
    public FileStream? TryLock(string name = "state.lock")
    {
        try
        {
            Ensure();
            return new FileStream(File(name), OwnerOnly(FileMode.OpenOrCreate, FileAccess.ReadWrite));
        }
        catch (IOException e) when (e.HResult != ReadOnlyFileSystem && System.IO.File.Exists(File(name)))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    // By the file system's own clock, whatever the machine's says.
    private static void SweepBeside(string target)
    {
        try
        {
            var limit = System.IO.File.GetLastWriteTimeUtc(target) - Abandoned;
            foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(target)!, System.IO.Path.GetFileName(target) + ".*.tmp"))
                if (IsTemporaryOf(target, file) && System.IO.File.GetLastWriteTimeUtc(file) < limit) System.IO.File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was to be written is written; what lies beside it can wait for the next.
        }
    }

    private static bool IsTemporaryOf(string target, string file) =>
        file[target.Length..].Split('.') is ["", var process, var id, "tmp"] && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out _) && Guid.TryParseExact(id, "N", out _);

    private T[] Listed<T>(Func<T[]> list)
    {
        try
        {
            return list();
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    private static FileStreamOptions OwnerOnly(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private void Ensure() => Ensure(Path);

    private static void Ensure(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private TastyException Unavailable(Exception e) => new(ErrorIds.StateUnavailable, $"The state folder '{Path}' cannot be used: {e.Message}", "Check its owner, its permissions and the disk, or set TASTYPS_HOME to another folder.", e) { Target = Path };
}
