namespace TastyPS.Paper;

/// <summary>The marks of one instant, each looked up once: the middle of the book, or what an expired contract was settled at.</summary>
public sealed class PaperMarks(PaperMarket market, DateTimeOffset at)
{
    private readonly Dictionary<string, decimal> _marks = new(StringComparer.Ordinal);

    public DateTimeOffset At { get; } = at;

    public decimal Of(Instrument instrument)
    {
        if (!_marks.TryGetValue(instrument.Symbol, out var mark))
            _marks[instrument.Symbol] = mark = instrument.ExpiresAt <= At ? market.SettlementOf(instrument) : market.MarkAt(instrument, At);
        return mark;
    }
}
