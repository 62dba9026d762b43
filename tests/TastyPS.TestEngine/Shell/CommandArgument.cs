namespace TastyPS.TestEngine;

/// <summary>One argument of a command; without a name it is positional.</summary>
public sealed record CommandArgument(string? Name, object? Value);
