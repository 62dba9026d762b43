using System.Collections.Concurrent;

namespace TastyPS.Core;

/// <summary>Answers of the venue that hold for a while (tick sizes, trading status), kept so that every order does not ask again.</summary>
internal sealed class FactCache(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, object? Value)> _known = new(StringComparer.Ordinal);

    public async Task<T?> GetAsync<T>(string key, TimeSpan lifetime, Func<Task<T?>> ask)
        where T : class
    {
        if (_known.TryGetValue(key, out var known) && known.Until > clock.GetUtcNow()) return (T?)known.Value;
        var value = await ask().ConfigureAwait(false);
        _known[key] = (clock.GetUtcNow() + lifetime, value);
        return value;
    }

    public void Forget(string key) => _known.TryRemove(key, out _);
}
