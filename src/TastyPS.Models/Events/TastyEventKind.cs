namespace TastyPS;

/// <summary>What Register-TastyEvent can wait for.</summary>
public enum TastyEventKind
{
    /// <summary>The middle of bid and ask passes a limit.</summary>
    Price = 1,

    /// <summary>Ask less bid passes a limit.</summary>
    Spread,

    /// <summary>The delta of an option passes a limit.</summary>
    Delta,

    /// <summary>The unrealized gain of a position passes a limit.</summary>
    Gain,

    /// <summary>An order was executed, in part or whole; each execution is one event.</summary>
    Fill,

    /// <summary>The venue rejected an order.</summary>
    Rejection,

    /// <summary>A stream that was cut off is whole again; each outage is one event.</summary>
    Reconnect,
}
