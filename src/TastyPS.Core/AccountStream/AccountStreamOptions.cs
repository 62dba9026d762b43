namespace TastyPS.Core.AccountStream;

/// <summary>The times and sizes of the account stream's client.</summary>
public sealed record AccountStreamOptions
{
    /// <summary>The venue wants one every 2 to 60 seconds, and closes after 60 without.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the socket may take to open, and each message to be acknowledged.</summary>
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first delay of the back-off; it doubles with every failure in a row.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts before a stream that was never connected gives up. One that was goes on for ever: an outage ends some day.</summary>
    public int FirstAttempts { get; init; } = 5;

    /// <summary>Events that may wait for a reader; with more the socket is not read until it has caught up.</summary>
    public int Capacity { get; init; } = 10_000;
}
