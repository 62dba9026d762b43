namespace TastyPS.Paper;

/// <summary>Cash and positions after a number of ledger lines: a fold, so that it cannot disagree with the ledger.</summary>
public sealed class PaperBook
{
    private readonly SortedDictionary<string, PaperPosition> _positions = new(StringComparer.Ordinal);

    public decimal Cash { get; private set; }

    /// <summary>The instant of the last line.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Every position that there was, closed ones included, by symbol.</summary>
    public IReadOnlyCollection<PaperPosition> AllPositions => _positions.Values;

    public IEnumerable<PaperPosition> Positions => _positions.Values.Where(p => p.Quantity != 0);

    public PaperPosition? Find(string symbol) => _positions.GetValueOrDefault(symbol);

    public decimal QuantityOf(string symbol) => Find(symbol)?.Quantity ?? 0;

    /// <summary>The book as it was when all lines up to <paramref name="instant"/> were written.</summary>
    public static PaperBook At(IEnumerable<PaperTransaction> ledger, DateTimeOffset instant)
    {
        var book = new PaperBook();
        foreach (var line in ledger.TakeWhile(l => l.ExecutedAt <= instant)) book.Apply(line);
        return book;
    }

    internal void Apply(PaperTransaction line)
    {
        Cash += line.NetValue;
        UpdatedAt = line.ExecutedAt;
        if (line.Instrument is null || (line.Action is null && line.SubType != "Mark to Market")) return;
        if (!_positions.TryGetValue(line.Instrument.Symbol, out var position))
            _positions[line.Instrument.Symbol] = position = new PaperPosition(line.Instrument);
        position.Apply(line);
    }
}
