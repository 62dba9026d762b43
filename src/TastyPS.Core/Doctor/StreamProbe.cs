namespace TastyPS.Core.Doctor;

/// <summary>Opens a stream for a moment, to see whether it takes the login. The stream mends itself; its first failure is what there is to say.</summary>
/// <param name="open">Takes a share of the stream.</param>
/// <param name="status">How it stands.</param>
/// <param name="listen">Begins to hear how its state changes.</param>
/// <param name="unlisten">Ends that.</param>
internal sealed class StreamProbe(Func<IAsyncDisposable> open, Func<StreamStatus> status, Action<Action<StreamState>> listen, Action<Action<StreamState>> unlisten)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Why it does not take the login; null where it does.</summary>
    public async Task<string?> FaultAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var settled = new TaskCompletionSource<StreamState>(TaskCreationOptions.RunContinuationsAsynchronously);
        listen(Hear);
        try
        {
            await using var share = open();
            Hear(status().State);
            return await settled.Task.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false) == StreamState.Connected ? null : status().Reason ?? "it does not say why";
        }
        catch (TimeoutException)
        {
            return $"it has not answered within {Patience.TotalSeconds:0} s";
        }
        finally
        {
            unlisten(Hear);
        }

        void Hear(StreamState state)
        {
            if (state is StreamState.Connected or StreamState.Reconnecting or StreamState.Failed) settled.TrySetResult(state);
        }
    }
}
