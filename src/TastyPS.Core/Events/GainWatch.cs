namespace TastyPS.Core.Events;

/// <summary>Unrealized gains of positions that pass a limit; of those that are opened later, too.</summary>
internal sealed class GainWatch(TastyClient client, IReadOnlyCollection<string> accounts, SymbolFilter symbols, LimitTrigger limit) : IEventWatch
{
    public async Task RunAsync(Action<TastyEventArgs> raise, CancellationToken cancel)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Exception? reason = null;
        var live = await LivePositions.OpenAsync(
            client, accounts, symbols.Takes, (error, _) => throw error,
            error =>
            {
                reason = error;
                lost.Cancel();
            },
            cancel).ConfigureAwait(false);
        if (live is null) return;
        await using var lease = live.Lease;
        try
        {
            await foreach (var e in lease.ReadAllAsync(lost.Token).ConfigureAwait(false)) live.Apply(e, p => Look(p, raise));
        }
        catch (OperationCanceledException) when (reason is not null)
        {
            throw reason;
        }
    }

    private void Look(LivePosition position, Action<TastyEventArgs> raise)
    {
        if (position.UnrealizedGain is not { } gain || !limit.Fires(position.AccountNumber + position.Symbol, gain, client.Streams.Time.GetUtcNow())) return;
        raise(new TastyEventArgs
        {
            Kind = TastyEventKind.Gain,
            Timestamp = position.EventTime,
            Symbol = position.Symbol,
            AccountNumber = position.AccountNumber,
            Value = gain,
            Summary = FormattableString.Invariant($"{position.Symbol} {gain} is {limit}"),
            Data = position,
        });
    }
}
