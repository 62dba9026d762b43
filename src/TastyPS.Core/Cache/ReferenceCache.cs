using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TastyPS.Core;

/// <summary>
/// Answers of the venue that hold for a while, as they came, in files that all processes share: one folder an environment
/// (and address), one file a key. A file that is missing, old, torn or locked is simply no answer, and the venue is asked.
/// </summary>
public sealed class ReferenceCache
{
    private const string Root = "cache";
    private const string Symbols = "symbols";

    // Nothing is served so long; what is that old belongs to a symbol, or a broker, that nobody asks any more.
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(7);

    // The venue's instant and the length of what follows.
    private const int HeaderLength = 16;

    private readonly StateFolder _state;
    private readonly string _place;
    private readonly TimeProvider _clock;
    private int _hasSwept;

    private ReferenceCache(StateFolder state, string place, TimeProvider clock)
    {
        _state = state;
        _place = place;
        _clock = clock;
        Seen = new SeenSymbols(state, Path.Combine(Root, place, Symbols));
    }

    /// <summary>The symbols that passed by, for completion.</summary>
    public SeenSymbols Seen { get; }

    /// <summary>The cache of a connection; null where it has no state folder.</summary>
    public static ReferenceCache? Of(ConnectionOptions options) =>
        options.State is { } state ? new(state, Place(options), options.VenueClock) : null;

    /// <summary>What is kept under a key and not too old; null otherwise.</summary>
    public ReadOnlyMemory<byte>? Read(string key, CacheLife life) => Load(key) is var (at, body) && IsFresh(at, life) ? body : (ReadOnlyMemory<byte>?)null;

    /// <summary>What is kept under a key, whatever its age: enough to complete a word.</summary>
    public ReadOnlyMemory<byte>? Peek(string key) => Load(key)?.Body;

    /// <summary>Keeps an answer.</summary>
    public void Write(string key, ReadOnlySpan<byte> body)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt64LittleEndian(header, _clock.GetUtcNow().UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], body.Length);
        try
        {
            _state.Write(FileOf(key), header, body, isDurable: false);
            if (Interlocked.Exchange(ref _hasSwept, 1) == 0) Sweep();
        }
        catch (TastyException)
        {
            // A full or read-only disk costs the next call its speed, not this one its answer.
        }
    }

    /// <summary>Deletes what is kept of one environment, at all its addresses, or of all; gives the number of files.</summary>
    public static int Clear(StateFolder state, TastyEnvironment? environment)
    {
        var count = 0;
        foreach (var place in state.Folders(Root).Where(p => environment is null || Path.GetFileName(p).Split('@')[0] == Name(environment.Value)))
            count += state.DeleteFolder(Path.Combine(Root, Path.GetFileName(place)));
        return count;
    }

    private void Sweep()
    {
        foreach (var place in _state.Folders(Root).Select(p => Path.Combine(Root, Path.GetFileName(p))))
        {
            var (old, young) = _state.FilesByAge(place, LongestRest);
            if (young.Count == 0) _state.DeleteFolder(place);
            else foreach (var file in old.Where(f => Path.GetFileName(f) != Symbols)) _state.Delete(file);
        }
    }

    private (DateTimeOffset At, ReadOnlyMemory<byte> Body)? Load(string key)
    {
        try
        {
            if (_state.Read(FileOf(key)) is not { Length: >= HeaderLength } file) return null;
            var (ticks, length) = (BinaryPrimitives.ReadInt64LittleEndian(file), BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(8)));
            if (length != file.Length - HeaderLength || ticks < 0 || ticks > DateTime.MaxValue.Ticks) return null;
            return (new DateTimeOffset(ticks, TimeSpan.Zero), file.AsMemory(HeaderLength));
        }
        catch (TastyException)
        {
            return null;
        }
    }

    private bool IsFresh(DateTimeOffset at, CacheLife life)
    {
        var now = _clock.GetUtcNow();
        var isToday = NewYorkTime.DateOf(at) == NewYorkTime.DateOf(now);
        // A paper clock may have been set back: an answer from the future is none.
        return isToday && at <= now && (life is CacheLife.Day || now - at < TimeSpan.FromHours(1));
    }

    private string FileOf(string key) => Path.Combine(Root, _place, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]);

    private static string Place(ConnectionOptions options)
    {
        var name = Name(options.Environment);
        // A broker at another address is another world, even when it calls itself by the same name.
        return options.BaseUri == ConnectionOptions.For(options.Environment).BaseUri ? name : $"{name}@{options.BaseUri.Host}_{options.BaseUri.Port}";
    }

    private static string Name(TastyEnvironment environment) => environment.ToString().ToLowerInvariant();
}
