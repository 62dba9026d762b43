namespace TastyPS;

/// <summary>A past trade to simulate.</summary>
public sealed class TradeSimulationRequest : TastyObject
{
    public string? Underlying { get; set; }
    public DateTime? StartTime { get; set; }
    public DateTime? EndTime { get; set; }
    public TastyList<TradeSimulationLeg> Legs { get => field ??= []; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Underlying, Legs);
}
