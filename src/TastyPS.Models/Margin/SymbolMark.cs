namespace TastyPS;

/// <summary>The price that a margin calculation used for a symbol.</summary>
public sealed class SymbolMark : TastyObject
{
    public string? Symbol { get; set; }
    public decimal? Mark { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Mark);
}
