namespace TastyPS;

/// <summary>An account that this login may see.</summary>
public sealed class Account : TastyObject
{
    public string? AccountNumber { get; set; }
    public string? AccountTypeName { get; set; }
    public DateTime? ClosedAt { get; set; }
    public DateTime? CreatedAt { get; set; }
    public bool? DayTraderStatus { get; set; }
    public string? ExtAccountId { get; set; }
    public string? ExtCrmId { get; set; }
    public string? ExternalAccounts { get; set; }
    public string? ExternalFdid { get; set; }
    public string? ExternalId { get; set; }

    [MarketDate]
    public DateTime? FundingDate { get; set; }

    public string? FuturesAccountPurpose { get; set; }
    public string? InvestmentObjective { get; set; }
    public string? InvestmentTimeHorizon { get; set; }
    public bool? IsClosed { get; set; }
    public bool? IsFirmError { get; set; }
    public bool? IsFirmProprietary { get; set; }
    public bool? IsForeign { get; set; }
    public bool? IsFuturesApproved { get; set; }
    public string? LiquidityNeeds { get; set; }
    public string? MarginOrCash { get; set; }
    public string? Nickname { get; set; }
    public DateTime? OpenedAt { get; set; }
    public string? RegulatoryDomain { get; set; }
    public string? RiskTolerance { get; set; }
    public string? SubmittingUserId { get; set; }
    public string? SuitableOptionsLevel { get; set; }
    public bool? IsTestDrive { get; set; }

    /// <summary>What this login may do here; absent where one account is asked for by number.</summary>
    public AuthorityLevel? AuthorityLevel { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber, Nickname);
}
