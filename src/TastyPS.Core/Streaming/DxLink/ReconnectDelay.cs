namespace TastyPS.Core.Streaming.DxLink;

/// <summary>The time before the next attempt: doubling to a ceiling, up to a quarter shorter by chance, so that a thousand clients do not come back at once.</summary>
internal static class ReconnectDelay
{
    /// <param name="attempt">Failures in a row, from 1.</param>
    public static TimeSpan Of(int attempt, DxLinkOptions options, Random random) => Of(attempt, options.FirstDelay, options.MaxDelay, random);

    public static TimeSpan Of(int attempt, TimeSpan first, TimeSpan max, Random random)
    {
        double seconds = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30)), max.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - 0.25 * random.NextDouble()));
    }
}
