namespace TastyPS.Core.Streaming;

/// <summary>The feed's own symbols of what cannot be written as one by rule: products whose exchange only the venue knows.</summary>
public static class StreamerSymbols
{
    /// <summary>Each symbol as the feed wants it, once, in order. What the venue does not know is an error of its own and left out.</summary>
    /// <param name="symbols">The venue's form or the feed's.</param>
    public static async Task<IReadOnlyList<string>> ResolveAsync(TastyClient client, IEnumerable<string> symbols, CancellationToken cancel)
    {
        var all = symbols.Distinct(StringComparer.Ordinal).ToList();
        var unknown = all.Select(s => Symbol.TryParse(s, out var parsed) && !parsed.TryToStreamer(out _) ? parsed : null).OfType<Symbol>().ToList();
        if (unknown.Count == 0) return all;
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var future in client.Instruments.FuturesAsync(Of(unknown, InstrumentType.Future), cancel).ConfigureAwait(false))
            found[future.Symbol ?? ""] = future.StreamerSymbol;
        await foreach (var option in client.Instruments.FutureOptionsAsync(Of(unknown, InstrumentType.FutureOption), cancel).ConfigureAwait(false))
            found[option.Symbol ?? ""] = option.StreamerSymbol;
        var asked = unknown.Select(s => s.ToApi()).ToHashSet(StringComparer.Ordinal);
        return [.. all.Select(s => asked.Contains(s) ? found.GetValueOrDefault(s) : s).OfType<string>()];
    }

    private static List<string> Of(IEnumerable<Symbol> symbols, InstrumentType type) => [.. symbols.Where(s => s.InstrumentType == type).Select(s => s.ToApi())];
}
