namespace TastyPS.Core;

/// <summary>What time it is at the market. Dates are New York's; no other code asks a time zone.</summary>
public sealed class MarketClock(TimeProvider time, TradingCalendar calendar)
{
    public TradingCalendar Calendar { get; } = calendar;

    /// <summary>The instant.</summary>
    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>New York's wall clock, kind Unspecified.</summary>
    public DateTime Now => NewYorkTime.Of(UtcNow);

    public DateOnly Today => NewYorkTime.DateOf(UtcNow);

    /// <summary>Whether the regular session of equities and options is under way.</summary>
    public bool IsOpen => Calendar.SessionOf(Today)?.Contains(UtcNow) ?? false;

    public bool IsFuturesOpen => FuturesHours.SessionOf(FuturesHours.TradeDateOf(UtcNow))?.Contains(UtcNow) ?? false;

    /// <summary>The start of the first session that has not begun.</summary>
    public DateTimeOffset NextOpen => Upcoming(Calendar.SessionOf, hours => hours.Open);

    /// <summary>The end of the session under way, or else of the next one.</summary>
    public DateTimeOffset NextClose => Upcoming(Calendar.SessionOf, hours => hours.Close);

    public DateTimeOffset NextFuturesOpen => Upcoming(FuturesHours.SessionOf, hours => hours.Open);

    public DateTimeOffset NextFuturesClose => Upcoming(FuturesHours.SessionOf, hours => hours.Close);

    public DateOnly PreviousTradingDay => Calendar.PreviousTradingDay(Today);

    /// <summary>Calendar days from today in New York; negative when it is past.</summary>
    public int DaysToExpiration(DateOnly expiration) => expiration.DayNumber - Today.DayNumber;

    private DateTimeOffset Upcoming(Func<DateOnly, MarketHours?> sessionOf, Func<MarketHours, DateTimeOffset> moment)
    {
        var now = UtcNow;
        for (var date = NewYorkTime.DateOf(now); ; date = date.AddDays(1))
            if (sessionOf(date) is { } hours && moment(hours) > now) return moment(hours);
    }
}
