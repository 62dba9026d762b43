namespace TastyPS.Paper;

/// <summary>One session of one exchange. Orders are taken from <paramref name="StartAt"/>, the regular hours run from open to close,
/// the extended ones end at <paramref name="CloseAtExt"/> (null where there are none).</summary>
public sealed record MarketSession(
    MarketCollection Collection, DateOnly Date, DateTimeOffset StartAt, DateTimeOffset OpenAt, DateTimeOffset CloseAt, DateTimeOffset? CloseAtExt)
{
    /// <summary>The last instant at which anything trades.</summary>
    public DateTimeOffset EndAt => CloseAtExt ?? CloseAt;

    /// <summary><c>Closed</c>, <c>Pre-market</c>, <c>Open</c> or <c>Extended</c>, the venue's own words.</summary>
    public string StateAt(DateTimeOffset at) =>
        at < StartAt || at >= EndAt ? "Closed" : at < OpenAt ? "Pre-market" : at < CloseAt ? "Open" : "Extended";
}
