namespace TastyPS;

/// <summary>The holidays and half days of a market.</summary>
public sealed class MarketCalendar : TastyObject
{
    [MarketDate]
    public TastyList<DateTime>? MarketHolidays { get; set; }

    [MarketDate]
    public TastyList<DateTime>? MarketHalfDays { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(MarketHolidays?.Count, "holidays,", MarketHalfDays?.Count, "half days");
}
