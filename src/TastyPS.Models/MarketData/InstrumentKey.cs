namespace TastyPS;

/// <summary>What tells an instrument from all others.</summary>
public sealed class InstrumentKey : TastyObject
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(InstrumentType, Symbol);
}
