namespace TastyPS.Core.Automation;

/// <summary>One automation from its start to its end: what the parts of its supervisor share.</summary>
internal sealed class Supervision
{
    public Supervision(Connection connection, AutomationOptions options, AutomationResult result, AuditLog log, CancellationTokenSource stop)
    {
        (Connection, Options, Result, Log) = (connection, options, result, log);
        Client = connection.Client(new AuditSink(log));
        Verdict = new AutomationVerdict(stop);
        Alerts = new AutomationAlerts(options, result, log, Clock);
    }

    public Connection Connection { get; }

    public AutomationOptions Options { get; }

    public AutomationResult Result { get; }

    public AuditLog Log { get; }

    public TastyClient Client { get; }

    public AutomationVerdict Verdict { get; }

    public AutomationAlerts Alerts { get; }

    /// <summary>The user's clock: of what is repeated, and of the stop time.</summary>
    public TimeProvider Clock => Connection.Options.TimeProvider;

    /// <summary>The venue's clock: of the market's hours.</summary>
    public TimeProvider Venue => Connection.Options.VenueClock;
}
