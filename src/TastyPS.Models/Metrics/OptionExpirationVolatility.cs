namespace TastyPS;

/// <summary>The implied volatility of one expiration.</summary>
public sealed class OptionExpirationVolatility : TastyObject
{
    [MarketDate]
    public DateTime? ExpirationDate { get; set; }

    public SettlementType? SettlementType { get; set; }
    public OptionChainType? OptionChainType { get; set; }
    public decimal? ImpliedVolatility { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(ExpirationDate, SettlementType, ImpliedVolatility);
}
