namespace TastyPS.Core.Tape;

/// <summary>The first line of a tape: how it was made.</summary>
/// <param name="At">When the recording began.</param>
/// <param name="Symbols">What was asked for; none where everything was recorded that others asked for.</param>
public sealed record TapeHeader(DateTimeOffset At, TastyEnvironment Environment, IReadOnlyList<string> Types, IReadOnlyList<string> Symbols);
