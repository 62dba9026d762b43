using System.IO.Compression;

namespace TastyPS.Core.Tape;

/// <summary>Opens the file of a recording.</summary>
public static class TapeFile
{
    /// <summary>An empty file, readable by its owner only, which others may read along while it is written.</summary>
    /// <param name="force">Replaces also a file that is marked as read-only.</param>
    /// <param name="keeps">Refuses to replace a file.</param>
    /// <exception cref="TastyException">It cannot be written, or there is one that is to be kept.</exception>
    public static Stream Create(string path, bool isCompressed, bool force, bool keeps)
    {
        try
        {
            if (force && File.Exists(path)) File.SetAttributes(path, File.GetAttributes(path) & ~FileAttributes.ReadOnly);
            var options = new FileStreamOptions { Mode = keeps ? FileMode.CreateNew : FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(path, options);
            return isCompressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw NotWritable(path, e);
        }
    }

    public static TastyException NotWritable(string path, Exception reason) =>
        new(ErrorIds.TapeFile, $"The tape '{path}' cannot be written: {reason.Message}", "Check the path and the disk; what was written until then can be read.", reason) { Target = path };
}
