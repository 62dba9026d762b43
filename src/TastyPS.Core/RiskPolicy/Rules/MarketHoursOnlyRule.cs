namespace TastyPS.Core;

/// <summary>Nothing is opened outside the regular session of its market. Coins have no hours.</summary>
internal sealed class MarketHoursOnlyRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MarketHoursOnly;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        var types = (await order.OrdersAsync().ConfigureAwait(false)).Select(o => o.Opening[0].InstrumentType).ToList();
        var clock = await order.ClockAsync().ConfigureAwait(false);
        var wait = types.Max(type => type switch
        {
            InstrumentType.Cryptocurrency => TimeSpan.Zero,
            InstrumentType.Future or InstrumentType.FutureOption => clock.IsFuturesOpen ? TimeSpan.Zero : clock.NextFuturesOpen - clock.UtcNow,
            _ => clock.IsOpen ? TimeSpan.Zero : clock.NextOpen - clock.UtcNow,
        });
        return RiskFinding.AtMost(Math.Ceiling((decimal)wait.TotalMinutes), 0, $"{Math.Ceiling(wait.TotalMinutes)} minutes to the opening");
    }
}
