using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Core.Http;

namespace TastyPS.Core.Automation;

/// <summary>
/// The log of an automation and its audit trail in one: JSON lines, appended only, each with the SHA-256 of the bytes of the line before
/// it. What is in them has passed the one redaction. A line torn by a crash stays as it is, and the chain goes on from it.
/// </summary>
internal sealed class AuditLog
{
    public static readonly string Beginning = new('0', 64);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly object _lock = new();
    private readonly TimeProvider _clock;

    /// <exception cref="TastyException">The file cannot be read or written.</exception>
    public AuditLog(string path, TimeProvider clock)
    {
        (Path, _clock) = (path, clock);
        LastHash = Guarded(Resume);
    }

    public string Path { get; }

    /// <summary>The hash of the last line written.</summary>
    public string LastHash { get; private set; }

    /// <summary>Appends a line. It is with the system when this returns.</summary>
    /// <param name="what">The event: <c>start</c>, <c>run</c>, <c>order</c> …</param>
    /// <param name="data">What belongs to it, under the venue's names, so that the redaction knows them.</param>
    public void Write(string what, JsonObject? data = null)
    {
        lock (_lock)
        {
            var line = new JsonObject { ["at"] = _clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture), ["event"] = what };
            foreach (var (name, value) in data ?? []) line[name] = value?.DeepClone();
            line["previous"] = LastHash;
            var bytes = System.Text.Encoding.UTF8.GetBytes(Redaction.Body(JsonSerializer.SerializeToUtf8Bytes(line, Plain)));
            Guarded(() => Append([.. bytes, (byte)'\n']));
            LastHash = HashOf(bytes);
        }
    }

    public static string HashOf(ReadOnlySpan<byte> line) => Convert.ToHexString(SHA256.HashData(line));

    /// <summary>A script's data as JSON: what is no number, text or truth value is its text.</summary>
    public static JsonObject Of(IDictionary data)
    {
        var json = new JsonObject();
        foreach (DictionaryEntry pair in data)
            json[Convert.ToString(pair.Key, CultureInfo.InvariantCulture)!] = pair.Value switch
            {
                null => null,
                bool flag => flag,
                int or long or decimal or double => JsonValue.Create(Convert.ToDecimal(pair.Value, CultureInfo.InvariantCulture)),
                IDictionary inner => Of(inner),
                var other => Convert.ToString(other, CultureInfo.InvariantCulture),
            };
        return json;
    }

    private string Resume()
    {
        if (!File.Exists(Path)) return Beginning;
        var bytes = File.ReadAllBytes(Path).AsSpan();
        if (bytes.IsEmpty) return Beginning;
        if (bytes[^1] == '\n') bytes = bytes[..^1];
        else Append("\n"u8.ToArray());
        return HashOf(bytes[(bytes.LastIndexOf((byte)'\n') + 1)..]);
    }

    private string Append(byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(Path, options);
        file.Write(bytes);
        return Path;
    }

    private string Guarded(Func<string> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TastyException(ErrorIds.AutomationLog, $"The audit log '{Path}' cannot be written: {e.Message}", "Check the disk and the folder's permissions, or give another file with -LogPath.", e) { Target = Path };
        }
    }
}
