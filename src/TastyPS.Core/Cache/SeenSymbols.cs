using System.Text;

namespace TastyPS.Core;

/// <summary>
/// The underlyings that searches, lists and chains brought by, with their names: what completing offers. Kept in one file;
/// of two processes that add at once one may lose its words, which the next look brings back.
/// </summary>
public sealed class SeenSymbols(StateFolder state, string file)
{
    private readonly object _lock = new();

    /// <summary>Symbol and name; empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> All
    {
        get
        {
            lock (_lock) return Read();
        }
    }

    public void Add(IEnumerable<(string? Symbol, string? Name)> symbols)
    {
        lock (_lock)
        {
            var known = Read();
            var before = known.Count;
            foreach (var (symbol, name) in symbols)
                if (symbol is { Length: > 0 }) known.TryAdd(symbol, name ?? "");
            if (known.Count == before) return;
            try
            {
                state.Write(file, Encoding.UTF8.GetBytes(string.Join('\n', known.Select(k => $"{k.Key}\t{k.Value.ReplaceLineEndings(" ")}"))), isDurable: false);
            }
            catch (TastyException)
            {
                // Completion is a comfort: what cannot be kept is not offered.
            }
        }
    }

    private Dictionary<string, string> Read()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var line in Encoding.UTF8.GetString(state.Read(file) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                if (line.Split('\t') is [var symbol, var name]) known.TryAdd(symbol, name);
        }
        catch (TastyException)
        {
            // As above.
        }
        return known;
    }
}
