namespace TastyPS;

/// <summary>Money to pay into a paper account (Credit) or out of it (Debit).</summary>
public sealed class PaperCashRequest : TastyObject
{
    public decimal? Amount { get; set; }
    public PriceEffect? AmountEffect { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AmountEffect?.ToString());
}
