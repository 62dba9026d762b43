namespace TastyPS.Core.Limits;

/// <summary>All that is known of a bucket: when it is full again, and until when it fills more slowly. The past means full and fast.</summary>
internal readonly record struct RateMark(DateTimeOffset FullAt, DateTimeOffset SlowUntil);
