namespace TastyPS.Core;

/// <summary>No symbol is held in a larger quantity, orders at work counted as filled.</summary>
internal sealed class MaxPositionSizeRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxPositionSize;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        List<RiskOrder> orders = [.. await order.WorkingAsync().ConfigureAwait(false), .. await order.OrdersAsync().ConfigureAwait(false)];
        var legs = orders.SelectMany(o => o.Opening).ToList();
        decimal most = 0;
        foreach (var symbol in (await order.OrdersAsync().ConfigureAwait(false)).SelectMany(o => o.Opening).Select(l => l.Symbol!).Distinct())
        {
            if (legs.Exists(l => l.Symbol == symbol && l.Quantity is null)) throw RiskCase.Unknown($"how many {symbol} a value in dollars buys");
            var held = (await order.PositionsAsync().ConfigureAwait(false)).Where(p => p.Symbol == symbol).Sum(p => RiskCase.Known(p.SignedQuantity, $"the side of {symbol}"));
            most = Math.Max(most, Math.Abs(held + legs.Where(l => l.Symbol == symbol).Sum(OpeningOrders.Signed)));
        }
        return RiskFinding.AtMost(most, limit, $"{most} would be held");
    }
}
