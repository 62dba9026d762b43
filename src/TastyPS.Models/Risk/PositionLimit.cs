namespace TastyPS;

/// <summary>The largest orders and positions that an account may have.</summary>
public sealed class PositionLimit : TastyObject
{
    public long? Id { get; set; }
    public string? AccountNumber { get; set; }
    public int? EquityOptionOrderSize { get; set; }
    public int? EquityOrderSize { get; set; }
    public int? FutureOptionOrderSize { get; set; }
    public int? FutureOrderSize { get; set; }
    public int? UnderlyingOpeningOrderLimit { get; set; }
    public int? EquityOptionPositionSize { get; set; }
    public int? EquityPositionSize { get; set; }
    public int? FutureOptionPositionSize { get; set; }
    public int? FuturePositionSize { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber);
}
