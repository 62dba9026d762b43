namespace TastyPS.Paper;

/// <summary>A candle.</summary>
public sealed record Bar(DateTimeOffset From, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume);
