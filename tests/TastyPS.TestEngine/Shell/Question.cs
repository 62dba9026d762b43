namespace TastyPS.TestEngine;

/// <summary>A question the host was asked.</summary>
public sealed record Question(string Caption, string Message, IReadOnlyList<string> Choices);
