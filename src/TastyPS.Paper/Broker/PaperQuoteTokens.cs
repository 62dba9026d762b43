using System.Collections.Concurrent;
using System.Globalization;

namespace TastyPS.Paper;

/// <summary>The tokens of the quote stream: each is good for a day that the broker's clock runs.</summary>
public sealed class PaperQuoteTokens
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);
    private readonly ulong _seed;
    private readonly PaperClock _clock;

    internal PaperQuoteTokens(ulong seed, PaperClock clock, string? always)
    {
        (_seed, _clock) = (seed, clock);
        if (always is not null) _ends[always] = DateTimeOffset.MaxValue;
    }

    internal (string Token, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt) Issue()
    {
        var now = _clock.GetUtcNow();
        var issued = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var key = SeededNoise.Mix(_seed, (ulong)issued.ToUnixTimeSeconds());
        var token = string.Create(CultureInfo.InvariantCulture, $"dx{key:x16}{SeededNoise.Mix(key):x16}");
        _ends[token] = _clock.Uninterrupted + Life;
        return (token, issued, issued + Life);
    }

    /// <summary>Voids every token that was issued until now.</summary>
    public void ExpireAll()
    {
        foreach (var (token, end) in _ends)
            if (end != DateTimeOffset.MaxValue) _ends.TryRemove(token, out _);
    }

    internal bool IsAlive(string token) => _ends.TryGetValue(token, out var end) && end > _clock.Uninterrupted;
}
