namespace TastyPS.Paper;

/// <summary>A fault script that cannot be read; the message names the line, the word, and what may stand there.</summary>
public sealed class PaperScriptException(string message) : FormatException(message);
