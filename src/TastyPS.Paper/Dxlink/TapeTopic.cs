namespace TastyPS.Paper;

/// <summary>Every trade from now on.</summary>
internal sealed class TapeTopic(PaperMarket market, Instrument instrument) : DxlinkTopic
{
    private DateTimeOffset _through;

    public override IEnumerable<DxlinkEvent> Begin(DateTimeOffset now)
    {
        _through = now;
        return [];
    }

    public override void Continue(DateTimeOffset now, List<DxlinkEvent> said)
    {
        // A client that comes between two beats begins a moment after the instant of its first look.
        if (now <= _through) return;
        said.AddRange(market.Tape.Between(instrument, _through, now).Select(p => EventMaker.TimeAndSale(instrument, p)));
        _through = now;
    }
}
