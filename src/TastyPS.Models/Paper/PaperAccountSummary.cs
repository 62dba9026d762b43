namespace TastyPS;

/// <summary>An account of a paper broker: what it is, what it is worth, and how much is in it.</summary>
public sealed class PaperAccountSummary : TastyObject
{
    public string? AccountNumber { get; set; }
    public PaperAccountType? Kind { get; set; }
    public string? Nickname { get; set; }
    public DateTime? OpenedAt { get; set; }
    public decimal? CashBalance { get; set; }
    public decimal? NetLiquidatingValue { get; set; }

    /// <summary>How many positions are open.</summary>
    public int? Positions { get; set; }

    /// <summary>How many orders can still be filled.</summary>
    public int? WorkingOrders { get; set; }

    /// <summary>How many lines its ledger has.</summary>
    public int? Transactions { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber);
}
