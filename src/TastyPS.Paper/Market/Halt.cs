namespace TastyPS.Paper;

/// <summary>An interruption of trading in one stock.</summary>
public sealed record Halt(DateTimeOffset From, DateTimeOffset To)
{
    public bool Covers(DateTimeOffset at) => From <= at && at < To;
}
