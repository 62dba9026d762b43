namespace TastyPS.Core.Events;

/// <summary>Symbols of what an account holds or trades, by the instrument or by its underlying; all where none is named.</summary>
/// <param name="symbols">The feed's form.</param>
internal sealed class SymbolFilter(IEnumerable<string> symbols)
{
    private readonly HashSet<string> _symbols = [.. symbols];

    public bool Takes(Position position) => Takes(position.StreamerSymbol, position.Symbol, position.UnderlyingSymbol);

    public bool Takes(params string?[] names) => _symbols.Count == 0 || Array.Exists(names, n => n is not null && (_symbols.Contains(n) || (Symbol.TryParse(n, out var parsed) && parsed.TryToStreamer(out var streamer) && _symbols.Contains(streamer))));
}
