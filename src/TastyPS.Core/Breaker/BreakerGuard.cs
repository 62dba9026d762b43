namespace TastyPS.Core;

/// <summary>
/// Refuses what opens while trading is switched off or the breaker is open, and opens the breaker for too many orders or
/// rejections within a minute, counted by the journal of all shells. What closes passes.
/// </summary>
internal sealed class BreakerGuard(Connection connection) : IOrderGuard
{
    private readonly CircuitBreaker _breaker = connection.Breaker;

    public async ValueTask CheckAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        if (await FaultAsync(intent, cancellationToken).ConfigureAwait(false) is not { } fault) return;
        if ((await OpeningOrders.OfAsync(intent, connection, cancellationToken).ConfigureAwait(false)).Count > 0) throw fault;
    }

    private async Task<TastyException?> FaultAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            if (_breaker.Switch.Fault(intent.Environment) is { } off) return off;
            if (_breaker.IsProbeDue()) await ProbeAsync(intent.AccountNumber, cancellationToken).ConfigureAwait(false);
            return _breaker.Fault() ?? await RateAsync(intent, cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException e)
        {
            return e;
        }
    }

    private async Task ProbeAsync(string accountNumber, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Client(SilentSink.Instance).Accounts.TradingStatusAsync(accountNumber, cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException)
        {
            // The breaker has counted it, and is asked again.
        }
    }

    private async Task<TastyException?> RateAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        if (_breaker.Limits is not { } limits) return null;
        var since = connection.Options.TimeProvider.GetUtcNow() - TimeSpan.FromMinutes(1);
        var sent = await connection.Journal.SinceAsync(intent.Environment, since, SilentSink.Instance, cancellationToken).ConfigureAwait(false);
        var refused = sent.Count(e => e.Outcome == OrderOutcome.NotAccepted);
        if (refused >= limits.RejectionsPerMinute) await TripAsync(BreakerCause.Rejections, $"{refused} orders were refused within a minute", intent, cancellationToken).ConfigureAwait(false);
        else if (sent.Count >= limits.OrdersPerMinute) await TripAsync(BreakerCause.OrderRate, $"{sent.Count} orders within a minute", intent, cancellationToken).ConfigureAwait(false);
        return _breaker.Fault();
    }

    private async Task TripAsync(BreakerCause cause, string reason, OrderIntent intent, CancellationToken cancellationToken)
    {
        await _breaker.TripAsync(cause, reason, cancellationToken).ConfigureAwait(false);
        if (_breaker.Limits!.CancelsOrders) await RestingOrders.CancelAsync(connection.Client(SilentSink.Instance), intent.AccountNumber, cancellationToken).ConfigureAwait(false);
    }
}
