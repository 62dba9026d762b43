using System.Runtime.CompilerServices;
using TastyPS.Core;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Paper;
using TastyPS.TestEngine;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Cmdlets;

/// <summary>
/// The shipped cmdlets in the engine double, connected to a paper broker of the test's own. Sessions have names of their
/// own and are always named, so that tests run side by side.
/// </summary>
public sealed class PaperShell : IDisposable
{
    private readonly TestShell _shell = new();
    private readonly TemporaryFolder _state = new();

    /// <param name="options">The broker's world.</param>
    /// <param name="state">Where the cache is; without it nothing is kept.</param>
    /// <param name="environment">What the session takes the broker for.</param>
    /// <param name="streams">Another feed than the broker's.</param>
    public PaperShell(PaperOptions? options = null, StateFolder? state = null, TastyEnvironment environment = TastyEnvironment.Paper, Func<IStreamConnection>? streams = null)
    {
        _shell.Register(ModuleUnderTest.Cmdlets);
        Broker = new PaperBroker(options ?? new PaperOptions { TimeProvider = Clock });
        var end = ConnectionOptions.For(environment) with
        {
            Transport = () => new PaperHttpHandler(Broker),
            VenueClock = Broker.Clock,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            State = state,
            StreamConnections = streams ?? (() => PaperSockets.Connect(Broker)),
            JournalState = new StateFolder(_state.Path),
        };
        Connection = new Connection(end, new Credential(Broker.ClientSecret, Broker.RefreshToken), "test-" + Guid.NewGuid().ToString("N"));
        Connection.OpenAsync(new RecordingSink(), CancellationToken.None).GetAwaiter().GetResult();
        SessionHub.Instance.AddAsync(Connection).GetAwaiter().GetResult();
        Session = new Session { Name = Connection.Name };
        Broker.Requests.Clear();
    }

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));

    public PaperBroker Broker { get; }

    public Connection Connection { get; }

    public Session Session { get; }

    /// <summary>The engine's event queue.</summary>
    public System.Management.Automation.PSEventManager Events => _shell.Events;

    public IReadOnlyList<System.Management.Automation.PSEventArgs> RaisedEvents => _shell.RaisedEvents;

    /// <summary>The first account: margin, all five instrument classes.</summary>
    public string Margin => Connection.AccountNumbers[0];

    public PipelineBuilder Pipe(string name, params (string Name, object? Value)[] arguments) => _shell.Command(name, [.. arguments, ("Session", Session)]);

    /// <summary>A command that takes no session.</summary>
    public PipelineBuilder Bare(string name, params (string Name, object? Value)[] arguments) => _shell.Command(name, arguments);

    /// <summary>Answers the scripts that a cmdlet runs.</summary>
    public Func<string, object?[], IEnumerable<object?>> Script { set => _shell.Script = value; }

    /// <summary>What went over the wire, as <c>GET /path</c>.</summary>
    public IReadOnlyList<string> Wire => [.. Broker.Requests.Entries.Select(r => $"{r.Method} {r.Path}")];

    public void Dispose()
    {
        SessionHub.Instance.RemoveAsync(Connection).GetAwaiter().GetResult();
        Broker.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _state.Dispose();
    }

    // No test may see or change the profiles of whoever runs it.
    [ModuleInitializer]
    internal static void LeaveTheUsersStateAlone() =>
        Environment.SetEnvironmentVariable("TASTYPS_HOME", Path.Combine(Path.GetTempPath(), "tastyps-tests-" + Environment.ProcessId));
}
