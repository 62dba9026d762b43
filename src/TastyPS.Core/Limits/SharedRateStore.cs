using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Limits;

/// <summary>
/// Marks in a small readable file of the state folder, shared by all processes that use a credential. The file is its own lock:
/// it is open, for microseconds, in one process at a time.
/// </summary>
/// <remarks>
/// It is no <see cref="StateDocument{T}"/>: it is read and written for every call, holds nothing older than a minute, and is not
/// flushed to disk. What cannot be read is begun anew.
/// </remarks>
internal sealed class SharedRateStore(StateFolder folder, Uri venue, Credential credential) : IRateStore
{
    private const int Largest = 16 * 1024;
    private readonly string _name = $"rates-{Key(venue, credential)}.json";

    public async ValueTask<TimeSpan> ChangeAsync(Func<IDictionary<string, RateMark>, TimeSpan> change, CancellationToken cancellationToken)
    {
        using var file = await folder.LockAsync(cancellationToken, _name).ConfigureAwait(false);
        var marks = Read(file);
        var result = change(marks);
        Write(file, marks);
        return result;
    }

    private static Dictionary<string, RateMark> Read(FileStream file)
    {
        var bytes = new byte[Math.Min(file.Length, Largest)];
        file.ReadExactly(bytes);
        try
        {
            // One value and no further: behind it may lie the rest of a longer one, whose writer died before he cut it off.
            var reader = new Utf8JsonReader(bytes);
            return bytes.Length == 0 ? [] : JsonSerializer.Deserialize(ref reader, RateJson.Default.DictionaryStringRateMark) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static void Write(FileStream file, Dictionary<string, RateMark> marks)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(marks, RateJson.Default.DictionaryStringRateMark);
        file.Position = 0;
        file.Write(bytes);
        file.SetLength(bytes.Length);
    }

    // Tells credentials apart and says nothing of them.
    private static string Key(Uri venue, Credential credential) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{venue}|{credential.ClientSecret}|{credential.RefreshToken}")))[..16].ToLowerInvariant();
}

[JsonSerializable(typeof(Dictionary<string, RateMark>))]
internal sealed partial class RateJson : JsonSerializerContext;
