namespace TastyPS;

/// <summary>The moment of the day that a balance snapshot shows: its beginning, its end, or during it.</summary>
public enum BalanceTimeOfDay
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    BOD,
    EOD,
    Intraday,
}
