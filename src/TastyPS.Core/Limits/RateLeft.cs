namespace TastyPS.Core.Limits;

/// <summary>What is left of a bucket at this moment.</summary>
/// <param name="Name">As the state file calls it; "all" is that of every call.</param>
/// <param name="Calls">Calls that could be made at once.</param>
/// <param name="Depth">As many when it is full.</param>
/// <param name="SlowFor">How long it still fills more slowly, because the venue refused a call of some process; null where it does not.</param>
internal sealed record RateLeft(string Name, int Calls, int Depth, TimeSpan? SlowFor);
