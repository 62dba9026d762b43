namespace TastyPS;

/// <summary>A transfer between the account and a bank.</summary>
public sealed class ExternalTransaction : TastyObject
{
    public long? Id { get; set; }
    public string? AccountNumber { get; set; }
    public decimal? Amount { get; set; }
    public string? BankAccountType { get; set; }

    [MarketDate]
    public DateTime? BankingDate { get; set; }

    public DateTime? CreatedAt { get; set; }
    public string? Direction { get; set; }
    public string? DisbursementType { get; set; }
    public string? ExtTransferId { get; set; }

    [MarketDate]
    public DateTime? FundsAvailableDate { get; set; }

    public bool? IsCancelable { get; set; }
    public bool? IsClearingAccepted { get; set; }
    public string? State { get; set; }
    public string? TransferMethod { get; set; }
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Direction, Amount, State);
}
