using TastyPS.Core.Streaming;

namespace TastyPS.Commands;

/// <summary>Tells a reader once for each outage that the stream is cut off: it would otherwise look like a quiet market.</summary>
internal sealed class StreamOutages : IDisposable
{
    private readonly StreamHub _hub;
    private readonly object _gate = new();
    private TaskCompletionSource _next = NewSignal();
    private bool _isOut;

    public StreamOutages(StreamHub hub)
    {
        _hub = hub;
        hub.StateChanged += OnStateChanged;
    }

    /// <summary>Completes with the next outage.</summary>
    public Task Next
    {
        get { lock (_gate) return _next.Task; }
    }

    /// <summary>What to say of it.</summary>
    public string Take()
    {
        lock (_gate) _next = NewSignal();
        return $"The stream is cut off ({_hub.GetStatus().Reason ?? "no reason given"}); it is being restored.";
    }

    public void Dispose() => _hub.StateChanged -= OnStateChanged;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void OnStateChanged(StreamState state)
    {
        lock (_gate)
        {
            if (state == StreamState.Connected) _isOut = false;
            if (state != StreamState.Reconnecting || _isOut) return;
            _isOut = true;
            _next.TrySetResult();
        }
    }
}
