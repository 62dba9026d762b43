namespace TastyPS;

/// <summary>A stream cannot go on. A lost connection is no such case: it is restored. The message says what to do.</summary>
public class StreamException(string message, Exception? inner = null) : Exception(message, inner);
