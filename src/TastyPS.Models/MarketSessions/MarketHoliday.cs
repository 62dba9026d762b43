namespace TastyPS;

/// <summary>A day on which a market stays closed, or closes early.</summary>
public sealed class MarketHoliday
{
    public string? Market { get; set; }

    [MarketDate]
    public DateTime? Date { get; set; }

    public DayOfWeek? Day => Date?.DayOfWeek;

    public bool IsHalfDay { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Market, Date, IsHalfDay ? "half day" : "closed");
}
