using TastyPS.Core;

namespace TastyPS.Tests.Risk;

/// <summary>The loss of a day is the venue's figure, so every process has the same.</summary>
public sealed class DailyLossTests : IDisposable
{
    private readonly RiskShell _risk = new();

    public void Dispose() => _risk.Dispose();

    private static OrderRequest Opening => RiskShell.Order("BuyToOpen 1 MSFT", price: 300);

    private static OrderRequest Closing => RiskShell.Order("SellToClose 1 AAPL", OrderType.Market);

    [Fact]
    public async Task Two_processes_lose_half_each_and_the_third_order_is_refused_in_both_and_after_a_restart()
    {
        var (before, after) = (LossOfToday, await LoseAsync(_risk.SubmitAsync));
        var limit = after + (after - before);
        _risk.Set(RiskRule.MaxDailyLoss, limit);
        Assert.Null(await _risk.SubmitElsewhereAsync(Opening));

        while (LossOfToday < limit) await LoseAsync(_risk.SubmitElsewhereAsync);
        _risk.Shell.Broker.Requests.Clear();

        TastyException?[] refused = [await _risk.SubmitAsync(Opening), await _risk.SubmitElsewhereAsync(Opening), await _risk.SubmitElsewhereAsync(Opening)];
        Assert.All(refused, error =>
        {
            Assert.Equal(ErrorIds.RiskRefused, error?.ErrorId);
            var check = Assert.IsType<RiskCheck>(error!.Target);
            Assert.Equal((RiskRule.MaxDailyLoss, limit), (check.Rule, check.Limit));
            Assert.True(check.Measured >= limit);
        });
        Assert.Empty(_risk.Sent);
        Assert.Null(await _risk.SubmitElsewhereAsync(Closing));
    }

    [Fact]
    public async Task The_next_exchange_day_begins_at_none()
    {
        _risk.Set(RiskRule.MaxDailyLoss, await LoseAsync(_risk.SubmitAsync));
        Assert.Equal(ErrorIds.RiskRefused, (await _risk.SubmitElsewhereAsync(Opening))?.ErrorId);
        _risk.Shell.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(await _risk.SubmitElsewhereAsync(Opening));
    }

    [Fact]
    public async Task A_clock_here_that_was_set_to_tomorrow_does_not_forget_the_loss()
    {
        _risk.Set(RiskRule.MaxDailyLoss, await LoseAsync(_risk.SubmitAsync));
        await using var ahead = new Connection(_risk.Shell.Connection.Options with { VenueClock = new FakeClock(_risk.Shell.Broker.Clock.GetUtcNow().AddDays(1)) }, new Credential(_risk.Shell.Broker.ClientSecret, _risk.Shell.Broker.RefreshToken), "ahead");
        Assert.Equal(ErrorIds.RiskRefused, (await _risk.SubmitAsync(ahead, Opening))?.ErrorId);
    }

    /// <summary>Buys at the ask and sells at the bid what has a wide market, and gives the loss of the day so far.</summary>
    private async Task<decimal> LoseAsync(Func<OrderRequest, Task<TastyException?>> submit)
    {
        var before = LossOfToday;
        foreach (var order in new[] { "BuyToOpen 300 SPY 261218P450", "SellToClose 300 SPY 261218P450" })
        {
            Assert.Null(await submit(RiskShell.Order(order, OrderType.Market)));
            _risk.Shell.Clock.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.True(LossOfToday > before, $"{LossOfToday - before} was lost");
        return LossOfToday;
    }

    // The made-up history of the account has gains and losses of its own today.
    private decimal LossOfToday => -_risk.Run("Get-TastyPosition", ("IncludeClosed", null)).All<Position>().Sum(p => (p.DayGain ?? 0) + (p.RealizedDayGainDate == _risk.Shell.Connection.MarketToday ? p.RealizedDayGain ?? 0 : 0));
}
