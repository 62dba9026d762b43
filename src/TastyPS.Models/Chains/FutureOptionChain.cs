namespace TastyPS;

/// <summary>The options of one futures root, by expiration and strike.</summary>
public sealed class FutureOptionChain : TastyObject
{
    public string? UnderlyingSymbol { get; set; }
    public string? RootSymbol { get; set; }
    public ExerciseStyle? ExerciseStyle { get; set; }
    public TastyList<OptionExpiration>? Expirations { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RootSymbol, Expirations?.Count, "expirations");
}
