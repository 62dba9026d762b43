using System.Globalization;
using System.Text;

namespace TastyPS.Core;

/// <summary>The expirations and strikes of a chain, small enough to be read while a word is completed. Kept beside the chain, one line an expiration.</summary>
public static class ChainIndex
{
    /// <summary>The expirations of a chain that passed by, with their strikes; empty where none did.</summary>
    public static IReadOnlyList<(DateTime Date, IReadOnlyList<decimal> Strikes)> Read(ReferenceCache? cache, string symbol)
    {
        if (cache?.Peek(KeyOf(ChainKey.Of(symbol))) is not { } kept) return [];
        return [.. Encoding.UTF8.GetString(kept.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .Select(p => (DateTime.ParseExact(p[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), (IReadOnlyList<decimal>)[.. p.Skip(1).Select(k => decimal.Parse(k, CultureInfo.InvariantCulture))]))];
    }

    internal static void Write(ReferenceCache? cache, ChainKey chain, IEnumerable<(DateTime? Date, decimal? Strike)> options)
    {
        // Once an hour is enough to complete words from: to write it costs as much as to read the chain.
        if (cache is null || cache.Read(KeyOf(chain), CacheLife.Hour) is not null) return;
        var lines = options.Where(o => o is { Date: not null, Strike: not null }).GroupBy(o => o.Date!.Value).OrderBy(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key:yyyy-MM-dd} {string.Join(' ', g.Select(o => o.Strike!.Value).Distinct().Order().Select(k => Summary.Text(k)))}"));
        cache.Write(KeyOf(chain), Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        cache.Seen.Add([(chain.Name, "has options")]);
    }

    private static string KeyOf(ChainKey chain) => "chain-index " + chain.Name;
}
