namespace TastyProbe;

/// <summary>One argument of a command: named, positional (no name) or a bare switch (no value).</summary>
public sealed record Argument(string? Name, object? Value, bool HasValue);

/// <summary>One command of a pipeline.</summary>
public sealed record Step(string Command, params Argument[] Arguments);

/// <summary>A pipeline, its input, the answers a user gives, and the variables that are set before.</summary>
public sealed record Scenario(string Id, Step[] Pipeline, object?[]? Input = null, string Answers = "", params (string Name, object? Value)[] Variables)
{
    public override string ToString() => Id;
}
