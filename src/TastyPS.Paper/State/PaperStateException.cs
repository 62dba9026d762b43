namespace TastyPS.Paper;

/// <summary>What is stored of a broker cannot be used; the message says why and what to do.</summary>
public sealed class PaperStateException(string message, Exception? inner = null) : Exception(message, inner);
