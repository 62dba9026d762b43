namespace TastyPS;

/// <summary>The feed, or the broker that gives its token, refuses this session: logged out, or no entitlement to quotes. Trying again changes nothing.</summary>
public sealed class StreamRefusedException(string message, Exception? inner = null) : StreamException(message, inner);
