using TastyPS.Core.AccountStream;

namespace TastyPS.Core.Doctor;

/// <summary>Whether the account streamer takes the login: orders are followed by it.</summary>
internal sealed class StreamerCheck : IConnectionCheck
{
    public string Name => "Streamer";

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (!await examination.IsAnsweredAsync(cancellationToken).ConfigureAwait(false) || examination.Connection!.Options.StreamerUri is null) return null;
        var accounts = examination.Accounts.Where(a => a.IsClosed != true).Select(a => a.AccountNumber).OfType<string>().ToList();
        // That there is none is another line.
        if (accounts.Count == 0) return null;
        var stream = examination.Connection.AccountStream;
        var probe = new StreamProbe(() => stream.Subscribe(new AccountStreamRequest(accounts)), stream.GetStatus, hear => stream.StateChanged += hear, hear => stream.StateChanged -= hear);
        return await probe.FaultAsync(examination.Connection.Options.TimeProvider, cancellationToken).ConfigureAwait(false) is { } fault
            ? Finding.Fail($"The account streamer does not take this login: {fault}.", "Watch-TastyAccount -Timeout 30")
            : Finding.Pass("The account streamer takes this login.");
    }
}
