namespace TastyPS;

/// <summary>A published list of pairs.</summary>
public sealed class PairsWatchlist : TastyObject
{
    public string? Name { get; set; }
    public int? OrderIndex { get; set; }
    public TastyList<PairEquation>? PairsEquations { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Name);
}
