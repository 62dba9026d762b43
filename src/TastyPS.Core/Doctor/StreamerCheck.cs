using TastyPS.Core.AccountStream;

namespace TastyPS.Core.Doctor;

/// <summary>Whether the account streamer takes the login: orders are followed by it.</summary>
internal sealed class StreamerCheck : IConnectionCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public string Name => "Streamer";

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (!await examination.IsAnsweredAsync(cancellationToken).ConfigureAwait(false) || examination.Connection!.Options.StreamerUri is null) return null;
        var accounts = examination.Accounts.Where(a => a.IsClosed != true).Select(a => a.AccountNumber).OfType<string>().ToList();
        // That there is none is another line.
        if (accounts.Count == 0) return null;
        var stream = examination.Connection.AccountStream;
        var settled = new TaskCompletionSource<StreamState>(TaskCreationOptions.RunContinuationsAsynchronously);
        stream.StateChanged += Hear;
        try
        {
            await using var lease = stream.Subscribe(new AccountStreamRequest(accounts));
            Hear(stream.GetStatus().State);
            // The stream mends itself; its first failure is what there is to say.
            return await settled.Task.WaitAsync(Patience, examination.Connection.Options.TimeProvider, cancellationToken).ConfigureAwait(false) == StreamState.Connected
                ? Finding.Pass("The account streamer takes this login.")
                : Finding.Fail($"The account streamer does not take this login: {stream.GetStatus().Reason}.", "Watch-TastyAccount -Timeout 30");
        }
        catch (TimeoutException)
        {
            return Finding.Fail($"The account streamer has not answered within {Patience.TotalSeconds:0} s.", "Watch-TastyAccount -Timeout 30");
        }
        finally
        {
            stream.StateChanged -= Hear;
        }

        void Hear(StreamState state)
        {
            if (state is StreamState.Connected or StreamState.Reconnecting or StreamState.Failed) settled.TrySetResult(state);
        }
    }
}
