namespace TastyPS.Paper;

/// <summary>The venue's calendars. Crypto has none: it never closes.</summary>
public enum MarketCollection
{
    Equity,
    CME,
    CFE,
    Crypto,
}
