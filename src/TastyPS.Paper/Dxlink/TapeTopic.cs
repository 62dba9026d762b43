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

    public override IEnumerable<DxlinkEvent> Continue(DateTimeOffset now)
    {
        var after = _through;
        _through = now;
        return market.Tape.Between(instrument, after, now).Select(p => EventMaker.TimeAndSale(instrument, p));
    }
}
