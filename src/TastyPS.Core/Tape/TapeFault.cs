namespace TastyPS.Core.Tape;

/// <summary>A line of a tape that cannot be read.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="IsTorn">The recording was cut off in it; nothing follows.</param>
public sealed record TapeFault(long Line, string Reason, bool IsTorn)
{
    public override string ToString() => IsTorn
        ? FormattableString.Invariant($"The tape is cut off in line {Line} ({Reason}); everything before it is there.")
        : FormattableString.Invariant($"Line {Line} of the tape cannot be read ({Reason}); it is left out.");
}
