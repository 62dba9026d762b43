using System.Runtime.CompilerServices;
using System.Text;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// Strings for the short texts that the feed repeats for ever (exchange codes, enum names), found by their bytes. A place holds one string
/// and the newer one takes it, so that memory is bounded whatever the feed sends.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 1024;

    private static readonly string[] OneLetter = Enumerable.Range(0, 128).Select(c => ((char)c).ToString()).ToArray();
    private readonly (byte[] Utf8, string Text)[] _places = new (byte[], string)[Places];

    /// <summary>The text; null for an empty one, which is how the feed writes "none".</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0) return null;
        if (utf8.Length == 1 && utf8[0] < 128) return utf8[0] == 0 ? null : OneLetter[utf8[0]];
        uint hash = 2166136261;
        foreach (byte b in utf8) hash = (hash ^ b) * 16777619;
        ref var place = ref _places[hash % Places];
        if (place.Utf8 is null || !utf8.SequenceEqual(place.Utf8)) place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return place.Text;
    }
}
