namespace TastyPS.Paper;

/// <summary>A series of listed options, e.g. SPXW.</summary>
public sealed record OptionRoot(string Symbol, ExpirationCycle Cycles, string SettlementType, string ExerciseStyle, TickRule Ticks)
{
    public bool IsAmSettled => SettlementType == "AM";

    public bool IsEuropean => ExerciseStyle == "European";

    /// <summary>Set for the load-test root: this many strikes, whatever the price.</summary>
    public int FixedStrikes { get; init; }
}
