namespace TastyPS.Core.Automation;

/// <summary>The hours in which runs begin: those of a market, or any.</summary>
internal sealed class AutomationHours(Supervision on)
{
    private MarketGate? _gate;

    /// <summary>Gets the market's hours. They are asked for until they can be had, for an outage at the start is no reason to miss the day.</summary>
    /// <returns>False where everything is to end with today's session, and there is none.</returns>
    public async Task<bool> OpenAsync(CancellationToken stop)
    {
        if (on.Options.Market is not { } market) return true;
        while (_gate is null)
        {
            try
            {
                _gate = await on.Client.MarketTime.GateAsync(market == AutomationMarket.Future, stop).ConfigureAwait(false);
            }
            catch (TastyException e) when (AutomationOutcomes.Of(e) is AutomationOutcome.Transient or AutomationOutcome.Risk)
            {
                on.Log.Write("warning", new() { ["error-id"] = e.ErrorId, ["message"] = $"The market's hours cannot be had: {e.Message}" });
                await LongWait.UntilAsync(on.Clock, on.Clock.GetUtcNow() + LongWait.LongestNap, stop).ConfigureAwait(false);
            }
        }
        return !on.Options.UntilClose || IsOfToday(_gate.Next());
    }

    /// <summary>The session under way, once there is one; null for any hour.</summary>
    public async Task<MarketHours?> WaitAsync(CancellationToken stop) =>
        _gate is null ? null : await _gate.WaitAsync(TimeSpan.Zero, null, SilentSink.Instance, stop).ConfigureAwait(false);

    private bool IsOfToday(MarketHours session)
    {
        var now = on.Venue.GetUtcNow();
        return session.Date == (on.Options.Market == AutomationMarket.Future ? FuturesHours.TradeDateOf(now) : NewYorkTime.DateOf(now));
    }
}
