namespace TastyPS.TestEngine;

/// <summary>One command of a pipeline under construction; with <see cref="First"/> it is Select-Object -First.</summary>
public sealed record CommandCall(string Name, IReadOnlyList<CommandArgument> Arguments, int? First = null);
