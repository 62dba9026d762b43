namespace TastyPS.Paper;

/// <summary>
/// Lets what should have happened since the last look happen in order: evenings, and looks at the market for working orders. Those are
/// taken when an order arrives, when prices change where that is known before (on a tape), and every 15 seconds of the broker's time, however
/// far its clock jumped, so that an order is filled by what the market did and not by who asked when.
/// </summary>
internal sealed class PaperTimeline(PaperAccounts accounts, PaperExchange exchange, IPaperPrices prices, DateTimeOffset start)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(15);
    private DateTimeOffset _last = start;

    /// <summary>No order is at work anywhere.</summary>
    public bool IsQuiet => accounts.All(a => a.Orders.IsQuiet);

    public void CatchUp(DateTimeOffset now)
    {
        while (!IsQuiet && NextLook() is var next && next < now) LookAt(next);
        LookAt(now);
    }

    private DateTimeOffset NextLook()
    {
        var step = new DateTimeOffset(_last.UtcTicks - (_last.UtcTicks % Step.Ticks), TimeSpan.Zero) + Step;
        if (prices.NextChangeAfter(_last) is { } change && change > _last && change < step) step = change;
        return accounts.Min(a => a.Orders.ArrivesAt) is { } arrival && arrival > _last && arrival < step ? arrival : step;
    }

    private void LookAt(DateTimeOffset at)
    {
        _last = at;
        accounts.CatchUp(at);
        foreach (var account in accounts) exchange.Match(account, at);
    }
}
