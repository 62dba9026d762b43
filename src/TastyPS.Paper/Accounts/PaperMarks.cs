namespace TastyPS.Paper;

/// <summary>The marks of one instant, each looked up once: the middle of the book, or what an expired contract was settled at.</summary>
public sealed class PaperMarks
{
    private readonly IPaperPrices _market;
    private readonly Dictionary<string, decimal> _marks;

    public PaperMarks(IPaperPrices market, DateTimeOffset at)
        : this(market, at, new Dictionary<string, decimal>(StringComparer.Ordinal))
    {
    }

    private PaperMarks(IPaperPrices market, DateTimeOffset at, Dictionary<string, decimal> marks) => (_market, At, _marks) = (market, at, marks);

    public DateTimeOffset At { get; }

    public decimal Of(Instrument instrument)
    {
        if (!_marks.TryGetValue(instrument.Symbol, out var mark))
            _marks[instrument.Symbol] = mark = instrument.ExpiresAt <= At ? _market.SettlementOf(instrument) : _market.MarkAt(instrument, At);
        return mark;
    }

    /// <summary>The same marks, but for one that is supposed.</summary>
    public PaperMarks Supposing(Instrument instrument, decimal mark) => new(_market, At, new(_marks, _marks.Comparer) { [instrument.Symbol] = mark });
}
