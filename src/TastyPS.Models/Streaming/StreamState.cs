namespace TastyPS;

/// <summary>How a stream's connection stands.</summary>
public enum StreamState
{
    Unknown = 0,

    /// <summary>Nothing is streamed.</summary>
    Disconnected,

    /// <summary>The token is asked for, or the socket is being opened.</summary>
    Connecting,

    /// <summary>The socket is open; the feed has not let us in yet.</summary>
    Authorizing,

    /// <summary>The feed has let us in; subscriptions are sent as they come.</summary>
    Connected,

    /// <summary>The connection was lost; the next attempt is being waited for.</summary>
    Reconnecting,

    /// <summary>Given up: see the reason.</summary>
    Failed,
}
