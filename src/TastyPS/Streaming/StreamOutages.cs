using TastyPS.Core.Streaming;

namespace TastyPS.Commands;

/// <summary>Tells a reader once for each outage that the stream is cut off: it would otherwise look like a quiet market.</summary>
internal sealed class StreamOutages : IDisposable
{
    private readonly StreamHub _hub;
    private readonly StreamLease _lease;
    private readonly object _gate = new();
    private TaskCompletionSource _next = NewSignal();
    private string? _reason;
    private bool _isOut;

    public StreamOutages(StreamHub hub, StreamLease lease)
    {
        (_hub, _lease) = (hub, lease);
        hub.StateChanged += OnStateChanged;
        lease.CutOff += OnCutOff;
    }

    /// <summary>Completes with the next outage.</summary>
    public Task Next
    {
        get { lock (_gate) return _next.Task; }
    }

    /// <summary>What to say of it.</summary>
    public string Take()
    {
        string? reason;
        lock (_gate) (_next, reason) = (NewSignal(), _reason);
        return $"The stream is cut off ({reason ?? _hub.GetStatus().Reason ?? "no reason given"}); it is being restored.";
    }

    public void Dispose()
    {
        _hub.StateChanged -= OnStateChanged;
        _lease.CutOff -= OnCutOff;
    }

    private void OnCutOff(string reason)
    {
        lock (_gate)
        {
            if (_isOut) return;
            _reason = reason;
            _next.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void OnStateChanged(StreamState state)
    {
        lock (_gate)
        {
            if (state == StreamState.Connected) _isOut = false;
            if (state != StreamState.Reconnecting || _isOut) return;
            (_isOut, _reason) = (true, null);
            _next.TrySetResult();
        }
    }
}
