namespace TastyPS.Paper;

/// <summary>The loopback door cannot open; the message says why and what to do.</summary>
public sealed class PaperListenerException(string message, Exception? inner = null) : Exception(message, inner);
