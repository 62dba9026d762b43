namespace TastyPS.Core.Streaming;

/// <summary>Instants as a script sees them: local, and saying so.</summary>
internal static class LocalTime
{
    public static DateTime ToLocal(this TimeProvider time, DateTimeOffset instant) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, time.LocalTimeZone).DateTime, DateTimeKind.Local);

    public static DateTime? ToLocal(this TimeProvider time, DateTimeOffset? instant) => instant is { } there ? time.ToLocal(there) : null;
}
