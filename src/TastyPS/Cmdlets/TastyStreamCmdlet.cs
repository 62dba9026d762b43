using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;

namespace TastyPS.Commands;

/// <summary>
/// The rung of cmdlets that stream: objects as they come, until <c>-Count</c>, <c>-Timeout</c>, Ctrl+C or a downstream that has
/// enough. The share of the stream is given back before the command ends. Input is collected first: a stream does not end.
/// </summary>
public abstract class TastyStreamCmdlet<T> : TastyOngoingCmdlet
    where T : class
{
    // A turn on the pipeline thread is short enough to see the clock and what else there is to say.
    private const int Turn = 16 * 1024;

    private int _written;

    /// <summary>After an outage, an object that says from when to when the stream was cut off.</summary>
    [Parameter]
    public SwitchParameter IncludeGap { get; set; }

    /// <summary>The symbols that the feed must answer for and has not yet. Those left at the time-out are named.</summary>
    private protected HashSet<string> Silent { get; } = [];

    /// <summary>Takes a share of the stream; null where there is nothing to read.</summary>
    protected abstract Task<StreamLease?> SubscribeAsync(TastyClient client);

    /// <summary>Writes what there is to write for an event.</summary>
    protected virtual void Shape(StreamEvent e, Action<T> write)
    {
        if (e is T wanted) write(wanted);
    }

    protected sealed override async Task FinishAsync(TastyClient client)
    {
        using var limit = BeginTimeout(client);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancelToken, limit.Token);
        await using var lease = await SubscribeAsync(client).ConfigureAwait(false);
        if (lease is null) return;
        using var outages = new StreamOutages(client.Streams, lease);
        try
        {
            while (!IsDone && await WaitAsync(lease, outages, either.Token).ConfigureAwait(false))
                await AskAsync(() => Write(lease, client.Streams, either.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !CancelToken.IsCancellationRequested)
        {
            foreach (var error in StreamErrors.Silence(Silent, Timeout!.Value, client.Streams.GetStatus())) Fail(error);
        }
    }

    private bool IsDone => _written >= Count;

    private async Task<bool> WaitAsync(StreamLease lease, StreamOutages outages, CancellationToken cancel)
    {
        var more = lease.WaitToReadAsync(cancel);
        if (more.IsCompleted) return await more.ConfigureAwait(false);
        var waiting = more.AsTask();
        while (await Task.WhenAny(waiting, outages.Next).ConfigureAwait(false) != waiting) Warn(outages.Take());
        return await waiting.ConfigureAwait(false);
    }

    // On the pipeline thread, so that an object goes from the feed to the next command without a queue in between.
    private bool Write(StreamLease lease, StreamHub hub, CancellationToken cancel)
    {
        if (hub.TakeDelayNotice()) WriteWarning(StreamErrors.DelayNotice);
        Action<T> write = WriteOne;
        for (var i = 0; i < Turn && !IsDone && !cancel.IsCancellationRequested && lease.TryRead(out var e); i++)
        {
            if (Silent.Count > 0 && e.Symbol is { } symbol) Silent.Remove(symbol);
            if (e is StreamSnapshot whole)
                foreach (var one in whole.Events) Shape(one, write);
            else if (e is not StreamGap) Shape(e, write);
            else if (IncludeGap) WriteObject(e);
        }
        return true;
    }

    private void WriteOne(T shaped)
    {
        if (IsDone) return;
        _written++;
        WriteObject(shaped);
    }
}
