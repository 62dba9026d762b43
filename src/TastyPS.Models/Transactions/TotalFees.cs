namespace TastyPS;

/// <summary>All fees that an account paid on one day.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative. Account and date come from the question: the venue does not repeat them.</remarks>
public sealed class TotalFees : TastyObject
{
    public string? AccountNumber { get; set; }

    [MarketDate]
    public DateTime? Date { get; set; }

    public decimal? Amount { get => field.By(AmountEffect); set; }
    public PriceEffect? AmountEffect { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber, Date, Amount);
}
