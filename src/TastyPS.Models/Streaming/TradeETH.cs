namespace TastyPS;

/// <summary>The last trade before or after the regular session. The most recent price of a symbol is this one's while <c>ExtendedTradingHours</c> is true.</summary>
public sealed class TradeETH : Trade;
