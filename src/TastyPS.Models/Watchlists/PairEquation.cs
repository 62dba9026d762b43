namespace TastyPS;

/// <summary>A pair: so much of the one against so much of the other.</summary>
public sealed class PairEquation : TastyObject
{
    public string? LeftAction { get; set; }
    public decimal? LeftQuantity { get; set; }
    public string? LeftSymbol { get; set; }
    public string? RightAction { get; set; }
    public decimal? RightQuantity { get; set; }
    public string? RightSymbol { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(LeftAction, LeftQuantity, LeftSymbol, RightAction, RightQuantity, RightSymbol);
}
