namespace TastyPS.Core;

/// <summary>New York's wall clock: the one place that converts it.</summary>
public static class NewYorkTime
{
    /// <summary>The zone that market dates and session times are meant in.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>The wall clock of an instant, kind Unspecified.</summary>
    public static DateTime Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary>The market date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant));

    /// <summary>The instant of a wall-clock time. Sessions begin and end at no hour that a change of clocks skips or repeats.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall));
    }
}
