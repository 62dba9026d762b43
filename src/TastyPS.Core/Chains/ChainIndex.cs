using System.Globalization;
using System.Text;
using TastyPS.Core.Http;

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

    internal static void Keep(RestClient rest, ChainKey chain, IEnumerable<(DateTime? Date, IEnumerable<decimal?> Strikes)> expirations)
    {
        // Once an hour is enough to complete words from.
        if (rest.Cache is not { } cache || cache.Read(KeyOf(chain), CacheLife.Hour) is not null) return;
        var strikes = new SortedDictionary<DateTime, List<decimal>>();
        foreach (var (date, some) in expirations)
        {
            if (date is null) continue;
            if (!strikes.TryGetValue(date.Value, out var ofDate)) strikes[date.Value] = ofDate = [];
            foreach (var strike in some)
                if (strike is { } known) ofDate.Add(known);
        }
        rest.Keep(KeyOf(chain), to =>
        {
            to.Write(KeyOf(chain), Encoding.UTF8.GetBytes(Text(strikes)));
            to.Seen.Add([(chain.Name, "has options")]);
        });
    }

    private static string Text(SortedDictionary<DateTime, List<decimal>> chain)
    {
        var text = new StringBuilder();
        foreach (var (date, strikes) in chain)
        {
            text.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}");
            strikes.Sort();
            for (var i = 0; i < strikes.Count; i++)
                if (i == 0 || strikes[i] != strikes[i - 1]) text.Append(CultureInfo.InvariantCulture, $" {strikes[i]:0.############}");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string KeyOf(ChainKey chain) => "chain-index " + chain.Name;
}
