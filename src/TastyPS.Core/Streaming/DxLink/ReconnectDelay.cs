namespace TastyPS.Core.Streaming.DxLink;

/// <summary>The time before the next attempt: doubling to a ceiling, up to a quarter shorter by chance, so that a thousand clients do not come back at once.</summary>
internal static class ReconnectDelay
{
    /// <param name="attempt">Failures in a row, from 1.</param>
    public static TimeSpan Of(int attempt, DxLinkOptions options, Random random)
    {
        double seconds = Math.Min(options.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30)), options.MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - 0.25 * random.NextDouble()));
    }
}
