using System.Runtime.CompilerServices;

namespace TastyPS.Core.Doctor;

/// <summary>
/// Looks at everything that a working connection needs, in the order in which one thing rests on the other, and says what it
/// finds. A fault is one line: what cannot be looked at because of it is left out. Nothing that is found is thrown.
/// </summary>
/// <param name="profiles">The user's profiles, secrets and state folder.</param>
/// <param name="prepare">Gives the connection to look at, not necessarily opened; what it throws is a finding.</param>
/// <param name="powerShell">The version of the shell around.</param>
public sealed class ConnectionDoctor(ProfileStore profiles, Func<Connection> prepare, Version powerShell)
{
    private readonly IConnectionCheck[] _checks =
    [
        new RuntimeCheck(powerShell),
        new StateFolderCheck(),
        new ProfileCheck(),
        new SecretStoreCheck(),
        new SessionCheck(),
        new BreakerCheck(),
        new OrderJournalCheck(),
        new NetworkCheck(),
        new UserAgentCheck(),
        new EnvironmentCheck(),
        new TokenCheck(),
        new ApiVersionCheck(),
        new ClockSkewCheck(),
        new TradingStatusCheck(),
        new RiskPolicyCheck(),
        new ReconciliationCheck(),
        new QuoteFeedCheck(),
        new StreamerCheck(),
        new RateLimitCheck(),
    ];

    public async IAsyncEnumerable<ConnectionCheck> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var examination = new Examination(profiles, prepare);
        foreach (var check in _checks)
        {
            if (await check.RunAsync(examination, cancellationToken).ConfigureAwait(false) is { } finding)
                yield return new ConnectionCheck { Check = check.Name, Result = finding.Result, Detail = finding.Detail, NextCommand = finding.NextCommand };
        }
    }
}
