namespace TastyPS;

/// <summary>The venue's answer to an order or a dry run.</summary>
public sealed class PlacedOrderResponse : TastyObject
{
    /// <summary>The account of the order.</summary>
    public string? AccountNumber => Order?.AccountNumber ?? ComplexOrder?.AccountNumber ?? ComplexOrder?.Orders.FirstOrDefault()?.AccountNumber;

    /// <summary>The number of a single order; a dry run has none.</summary>
    public long? OrderId => Order?.Id;

    /// <summary>The number of a complex order; a dry run has none.</summary>
    public long? ComplexOrderId => ComplexOrder?.Id;

    public OrderStatus? Status => Order?.Status;

    /// <summary>What the order does to the buying power: negative when it uses some.</summary>
    public decimal? ChangeInBuyingPower => BuyingPowerEffect?.ChangeInBuyingPower;

    public decimal? NewBuyingPower => BuyingPowerEffect?.NewBuyingPower;

    /// <summary>What the order does to the margin requirement: negative when it needs more.</summary>
    public decimal? ChangeInMarginRequirement => BuyingPowerEffect?.ChangeInMarginRequirement;

    /// <summary>All fees: negative when they are paid.</summary>
    public decimal? TotalFees => FeeCalculation?.TotalFees;

    public Order? Order { get; set; }
    public ComplexOrder? ComplexOrder { get; set; }
    public BuyingPowerEffect? BuyingPowerEffect { get; set; }
    public FeeCalculation? FeeCalculation { get; set; }
    public FeeCalculation? ClosingFeeCalculation { get; set; }
    public TastyList<OrderMessage> Warnings { get => field ??= []; set; }
    public TastyList<OrderMessage> Errors { get => field ??= []; set; }
    public TastyList<OrderMessage> Notes { get => field ??= []; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of((object?)Order ?? ComplexOrder);
}
