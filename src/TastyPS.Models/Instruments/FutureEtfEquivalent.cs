namespace TastyPS;

/// <summary>The ETF position that is about the same as a future.</summary>
public sealed class FutureEtfEquivalent : TastyObject
{
    public string? Symbol { get; set; }
    public int? ShareQuantity { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(ShareQuantity, Symbol);
}
