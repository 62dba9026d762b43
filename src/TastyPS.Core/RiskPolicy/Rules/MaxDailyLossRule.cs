namespace TastyPS.Core;

/// <summary>Nothing is opened once the exchange day has lost so much, realised and marked, by the venue's own figures.</summary>
internal sealed class MaxDailyLossRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxDailyLoss;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        decimal gain = 0;
        var today = await order.SessionDayAsync().ConfigureAwait(false);
        foreach (var position in await order.PositionsAsync().ConfigureAwait(false))
        {
            if (position.SignedQuantity is not 0) gain += RiskCase.Known(position.DayGain, $"the gain of the day of {position.Symbol}");
            var realisedOn = position.RealizedDayGainDate ?? position.RealizedTodayDate;
            if (realisedOn is { } date && DateOnly.FromDateTime(date) >= today)
                gain += RiskCase.Known(position.RealizedDayGain ?? position.RealizedToday, $"what {position.Symbol} has realised today");
        }
        // At the limit the day is over: half and half is the whole.
        return new(Math.Max(0, -gain), -gain < limit, FormattableString.Invariant($"the day has {(gain < 0 ? "lost" : "gained")} {Math.Abs(gain):0.00}"));
    }
}
