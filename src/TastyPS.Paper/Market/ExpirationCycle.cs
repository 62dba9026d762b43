namespace TastyPS.Paper;

/// <summary>Which expirations a root lists.</summary>
[Flags]
public enum ExpirationCycle
{
    None = 0,
    Monthly = 1,
    Weekly = 2,

    /// <summary>Every trading day of the next two weeks.</summary>
    Daily = 4,

    Quarterly = 8,
    EndOfMonth = 16,
    Leaps = 32,

    /// <summary>The Wednesday 30 days before the following month's third Friday.</summary>
    VolatilityWednesday = 64,
}
