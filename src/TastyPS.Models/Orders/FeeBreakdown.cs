namespace TastyPS;

/// <summary>One part of a kind of fee.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class FeeBreakdown : TastyObject
{
    public string? Name { get; set; }
    public decimal? Value { get => field.By(Effect); set; }
    public PriceEffect? Effect { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Name, Value);
}
