namespace TastyPS.Core.Streaming.DxLink;

/// <summary>The times and sizes of a DXLink client. The defaults are those that the feed and its official clients use.</summary>
public sealed record DxLinkOptions
{
    /// <summary>The protocol version spoken and the product speaking.</summary>
    public string Version { get; init; } = "0.1-TastyPS/" + typeof(DxLinkOptions).Assembly.GetName().Version?.ToString(3);

    /// <summary>How long each step of the handshake, the opening of a channel and an orderly close may take.</summary>
    public TimeSpan StepTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest time that we say nothing.</summary>
    public TimeSpan KeepaliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the server may hear nothing from us; also how long we hear nothing from a server that does not say.</summary>
    public TimeSpan KeepaliveTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The first delay of the back-off; it doubles with every failure in a row.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A session without an event has proved itself after this time: an illiquid symbol may be silent for hours.</summary>
    public TimeSpan ProvenAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts before a client that never had data gives up. One that had goes on for ever: an outage ends some day.</summary>
    public int FirstAttempts { get; init; } = 5;

    /// <summary>The longest message that the server takes; it closes with 1009 on a longer one.</summary>
    public int MaxMessageBytes { get; init; } = 8192;

    /// <summary>The time between two messages of a large subscription.</summary>
    public TimeSpan SubscriptionPace { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How long before its end a token is renewed on the living connection.</summary>
    public TimeSpan RenewBefore { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Candle series that may be open at one time; a history beyond it waits for its turn.</summary>
    public int MaxCandleSeries { get; init; } = 100;

    /// <summary>The refresh rate asked for where a subscription names none.</summary>
    public TimeSpan AggregationPeriod { get; init; } = TimeSpan.FromSeconds(0.1);
}
