namespace TastyPS.Paper;

/// <summary>A message of a stream, and how late it goes out.</summary>
internal readonly record struct StreamDelivery<T>(T Message, TimeSpan Delay);
