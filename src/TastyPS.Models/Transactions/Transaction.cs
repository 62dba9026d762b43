namespace TastyPS;

/// <summary>One line of the account's history: a fill, a dividend, a fee, an assignment, a transfer.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative. <c>TransactionSubType</c> is an open list and so a string; for a trade it repeats the action.</remarks>
public sealed class Transaction : TastyObject
{
    public long? Id { get; set; }
    public string? AccountNumber { get; set; }
    public OrderAction? Action { get; set; }
    public decimal? AgencyPrice { get; set; }
    public decimal? ClearingFees { get => field.By(ClearingFeesEffect); set; }
    public PriceEffect? ClearingFeesEffect { get; set; }
    public decimal? Commission { get => field.By(CommissionEffect); set; }
    public PriceEffect? CommissionEffect { get; set; }
    public TastyList<TransactionLot>? Lots { get; set; }

    [MarketDate]
    public DateTime? CostBasisReconciliationDate { get; set; }

    public DateTime? CreatedAt { get; set; }
    public string? Currency { get; set; }
    public decimal? CurrencyConversionFees { get => field.By(CurrencyConversionFeesEffect); set; }
    public PriceEffect? CurrencyConversionFeesEffect { get; set; }
    public string? Description { get; set; }
    public string? DestinationVenue { get; set; }
    public string? Exchange { get; set; }
    public string? ExchangeAffiliationIdentifier { get; set; }
    public string? ExecId { get; set; }
    public DateTime? ExecutedAt { get; set; }
    public string? ExtExchangeOrderNumber { get; set; }
    public string? ExtExecId { get; set; }
    public long? ExtGlobalOrderNumber { get; set; }
    public string? ExtGroupFillId { get; set; }
    public string? ExtGroupId { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public bool? IsEstimatedFee { get; set; }
    public int? LegCount { get; set; }
    public decimal? NetValue { get => field.By(NetValueEffect); set; }
    public PriceEffect? NetValueEffect { get; set; }
    public long? OrderId { get; set; }
    public decimal? OtherCharge { get => field.By(OtherChargeEffect); set; }
    public string? OtherChargeDescription { get; set; }
    public PriceEffect? OtherChargeEffect { get; set; }
    public decimal? Price { get; set; }
    public decimal? PrincipalPrice { get; set; }
    public decimal? ProprietaryIndexOptionFees { get => field.By(ProprietaryIndexOptionFeesEffect); set; }
    public PriceEffect? ProprietaryIndexOptionFeesEffect { get; set; }
    public decimal? Quantity { get; set; }
    public decimal? RegulatoryFees { get => field.By(RegulatoryFeesEffect); set; }
    public PriceEffect? RegulatoryFeesEffect { get; set; }
    public long? ReversesId { get; set; }
    public string? Symbol { get; set; }

    [MarketDate]
    public DateTime? TransactionDate { get; set; }

    public string? TransactionSubType { get; set; }
    public TransactionType? TransactionType { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public decimal? Value { get => field.By(ValueEffect); set; }
    public PriceEffect? ValueEffect { get; set; }

    /// <summary>The same as <see cref="Id"/>, by the name that the cmdlets take.</summary>
    public long? TransactionId => Id;

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Id, TransactionSubType, Quantity, Symbol, NetValue);
}
