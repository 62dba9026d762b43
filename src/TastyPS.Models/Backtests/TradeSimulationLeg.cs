namespace TastyPS;

/// <summary>One instrument of a simulated trade.</summary>
public sealed class TradeSimulationLeg : TastyObject
{
    public string? Symbol { get; set; }
    public BacktestDirection? Direction { get; set; }
    public int? Quantity { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Direction, Quantity, Symbol);
}
