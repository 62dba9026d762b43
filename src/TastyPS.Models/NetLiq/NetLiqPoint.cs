namespace TastyPS;

/// <summary>The net liquidating value of an account over one step of its history.</summary>
public sealed class NetLiqPoint : TastyObject
{
    /// <summary>The account that was asked for: the venue does not repeat it.</summary>
    public string? AccountNumber { get; set; }

    public DateTime? Time { get; set; }
    public decimal? Open { get; set; }
    public decimal? High { get; set; }
    public decimal? Low { get; set; }
    public decimal? Close { get; set; }
    public decimal? PendingCashOpen { get; set; }
    public decimal? PendingCashHigh { get; set; }
    public decimal? PendingCashLow { get; set; }
    public decimal? PendingCashClose { get; set; }
    public decimal? TotalOpen { get; set; }
    public decimal? TotalHigh { get; set; }
    public decimal? TotalLow { get; set; }
    public decimal? TotalClose { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Time, TotalClose);
}
