using TastyPS.Core;
using TastyPS.Core.Automation;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Automation;

/// <summary>One thing that goes wrong at a time; whole days are in <see cref="AutomationDayTests"/>.</summary>
public sealed class AutomationSupervisorTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _venue = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private readonly List<AutomationAlert> _alerts = [];
    private PaperBroker _broker = null!;
    private Connection _connection = null!;

    public Task InitializeAsync()
    {
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _venue, RealClock = true });
        var end = _broker.AsConnectionEnd();
        _connection = new Connection(ConnectionOptions.For(TastyEnvironment.Paper) with { Transport = end.Transport, VenueClock = end.Clock, JournalState = new StateFolder(_folder.Path), RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetries = 1 }, end.Credential, "automation");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _broker.DisposeAsync();
        _folder.Dispose();
    }

    private string Account => _broker.Accounts[0].AccountNumber;

    [Theory]
    [InlineData(ErrorIds.ParameterInvalid, 2)]
    [InlineData(ErrorIds.OrderPrice, 2)]
    [InlineData(ErrorIds.HostPrompt, 2)]
    [InlineData(ErrorIds.SessionDead, 3)]
    [InlineData(ErrorIds.ApiUnauthorized, 3)]
    [InlineData(ErrorIds.ApiRejected, 4)]
    [InlineData(ErrorIds.OrderAccountFrozen, 4)]
    [InlineData(ErrorIds.HttpConnection, 5)]
    [InlineData(ErrorIds.ApiRateLimited, 5)]
    [InlineData(ErrorIds.SessionRefresh, 5)]
    [InlineData(ErrorIds.OrderDuplicate, 6)]
    [InlineData(ErrorIds.StateCorrupt, 6)]
    [InlineData(ErrorIds.ReconciliationDrift, 7)]
    [InlineData(ErrorIds.OrderOutcomeUnknown, 7)]
    [InlineData(ErrorIds.AutomationScript, 1)]
    public async Task The_exit_code_is_the_class_of_what_went_wrong(string errorId, int exitCode)
    {
        var result = await RunAsync(Throws(errorId));

        Assert.Equal((exitCode, errorId, 1, 1), (result.ExitCode, result.ErrorId, result.Runs, result.FailedRuns));
        Assert.Equal([AutomationAlertKind.RunFailed, AutomationAlertKind.Ended], _alerts.Select(a => a.Kind));
    }

    [Fact]
    public async Task A_run_that_ends_well_is_exit_code_0_and_all_of_it_is_in_the_log()
    {
        var result = await RunAsync((context, _) =>
        {
            context.Log("mine");
            return Task.CompletedTask;
        });

        Assert.Equal((0, 1, 2), (result.ExitCode, result.Runs, result.Reconciliations));
        Assert.True(AuditChain.Check(result.LogPath!, result.LogHash).IsIntact);
        Assert.Equal(["start", "warning", "reconciled", "run", "note", "run-end", "reconciled", "end"], Events(result));
        Assert.Empty(_alerts);
    }

    [Fact]
    public async Task What_fails_for_a_while_is_tried_again_and_forgiven()
    {
        var runs = 0;
        var result = await RunAsync((_, _) => ++runs <= 2 ? throw new TastyException(ErrorIds.HttpTimeout, "slow") : runs == 4 ? throw new TastyException(ErrorIds.ParameterInvalid, "enough") : Task.CompletedTask, every: true);

        Assert.Equal((4, 3, 2), (result.Runs, result.FailedRuns, result.ExitCode));
    }

    [Fact]
    public async Task What_goes_on_failing_ends_it()
    {
        var result = await RunAsync(Throws(ErrorIds.HttpTimeout), every: true);

        Assert.Equal((3, AutomationOutcome.Transient), (result.Runs, result.Outcome));
    }

    [Fact]
    public async Task Drift_is_told_once_and_is_the_exit_code()
    {
        var result = await RunAsync((_, _) =>
        {
            _broker.Incidents.Deliver(Account, "Transfer", "XOM", -150);
            return Task.CompletedTask;
        });

        Assert.Equal((7, 1), (result.ExitCode, result.Drifts));
        Assert.Contains("XOM", Assert.Single(_alerts, a => a.Kind == AutomationAlertKind.Drift).Message);
        Assert.Contains("difference", Events(result));
    }

    [Fact]
    public async Task A_breaker_keeps_runs_from_starting()
    {
        await _connection.Breaker.TripAsync(BreakerCause.OrderRate, "too many orders", CancellationToken.None);

        var result = await RunAsync(Throws(ErrorIds.Unexpected));

        Assert.Equal((0, 1, 6), (result.Runs, result.SkippedRuns, result.ExitCode));
        Assert.Equal([AutomationAlertKind.Halted, AutomationAlertKind.Ended], _alerts.Select(a => a.Kind));
    }

    [Fact]
    public async Task Trading_that_is_switched_off_halts_no_run_for_what_closes_goes_on()
    {
        await _connection.Breaker.Switch.DisableAsync(TastyEnvironment.Paper, "enough", CancellationToken.None);

        Assert.Equal((1, 0), await RunAsync((_, _) => Task.CompletedTask) is var result ? (result.Runs, result.ExitCode) : default);
    }

    [Fact]
    public async Task A_credential_that_is_refused_ends_it_before_the_first_run()
    {
        _broker.OAuth.RevokeGrant();

        var result = await RunAsync(Throws(ErrorIds.Unexpected));

        Assert.Equal((0, 3), (result.Runs, result.ExitCode));
    }

    [Fact]
    public async Task The_stop_time_ends_a_run_that_is_under_way()
    {
        var result = await RunAsync((_, stop) => Task.Delay(Patience.Limit, stop), stopAt: DateTimeOffset.UtcNow.AddSeconds(0.3));

        Assert.Equal((0, "the stop time", 1), (result.ExitCode, result.Reason, result.Runs));
        Assert.Contains("run-stopped", Events(result));
    }

    [Fact]
    public async Task Without_a_session_today_there_is_nothing_to_do()
    {
        _venue.Advance(TimeSpan.FromDays(1));

        var result = await RunAsync(Throws(ErrorIds.Unexpected), market: AutomationMarket.Equity);

        Assert.Equal((0, 0, "there is no session today"), (result.ExitCode, result.Runs, result.Reason));
    }

    [Fact]
    public async Task The_close_ends_it_on_a_half_day_too()
    {
        _venue.Advance(new DateTimeOffset(2026, 11, 27, 18, 0, 0, TimeSpan.Zero) - _venue.GetUtcNow() - TimeSpan.FromSeconds(1));

        var result = await RunAsync((context, stop) =>
        {
            Assert.True(context.Session!.IsHalfDay);
            _venue.Advance(TimeSpan.FromSeconds(2));
            return Task.Delay(Patience.Limit, stop);
        }, market: AutomationMarket.Equity);

        Assert.Equal((0, "the stop time"), (result.ExitCode, result.Reason));
    }

    [Fact]
    public async Task Two_of_one_name_do_not_run_together()
    {
        using var held = new StateFolder(_folder.Path).TryLock("automation-test.lock");

        var error = await Assert.ThrowsAsync<TastyException>(() => RunAsync(Throws(ErrorIds.Unexpected)));

        Assert.Equal(ErrorIds.AutomationRunning, error.ErrorId);
    }

    [Fact]
    public async Task An_alert_that_cannot_be_given_is_in_the_log()
    {
        var result = await RunAsync(Throws(ErrorIds.ApiRejected), alert: _ => throw new InvalidOperationException("no network"));

        Assert.Equal(4, result.ExitCode);
        Assert.Equal(2, Events(result).Count(e => e == "alert-failed"));
    }

    [Fact]
    public async Task A_breaker_that_is_open_because_the_venue_was_away_is_a_reason_to_try_again()
    {
        await _connection.Breaker.TripAsync(BreakerCause.Unreachable, "no connection", CancellationToken.None);

        Assert.Equal((1, AutomationOutcome.Transient, ErrorIds.BreakerOpen), await RunAsync(Throws(ErrorIds.Unexpected)) is var result ? (result.SkippedRuns, result.Outcome, result.ErrorId) : default);
    }

    [Fact]
    public async Task A_long_list_of_differences_is_told_in_few_words()
    {
        var result = await RunAsync((_, _) =>
        {
            foreach (var (symbol, held) in ((string, int)[])[("AAPL", 200), ("BRK/B", 20), ("PFE", -100), ("SPY", 100), ("XOM", 150), ("AAPL  261218C00280000", -1), ("SPY   261218P00512000", 2)]) _broker.Incidents.Deliver(Account, "Transfer", symbol, -held);
            return Task.CompletedTask;
        });

        Assert.EndsWith("; and 2 more", Assert.Single(_alerts, a => a.Kind == AutomationAlertKind.Drift).Message);
        Assert.Equal((7, 7), (result.Drifts, Events(result).Count(e => e == "difference")));
    }

    [Fact]
    public async Task A_breaker_that_opens_while_a_run_goes_on_is_told_at_once()
    {
        var told = new TaskCompletionSource<AutomationAlert>(TaskCreationOptions.RunContinuationsAsynchronously);
        var result = await RunAsync(async (_, stop) =>
        {
            await _connection.Breaker.TripAsync(BreakerCause.OrderRate, "too many orders", stop);
            await told.Task.WaitAsync(Patience.Limit, stop);
        }, alert: alert =>
        {
            told.TrySetResult(alert);
            return Task.CompletedTask;
        }, isWatched: true);

        Assert.Equal((AutomationAlertKind.Halted, ErrorIds.BreakerOpen), ((await told.Task).Kind, (await told.Task).ErrorId));
        // The run itself came to its end.
        Assert.Equal((0, 1), (result.ExitCode, result.Runs));
    }

    [Fact]
    public async Task A_run_that_may_hang_is_told_once()
    {
        var result = await RunAsync(async (_, stop) =>
        {
            await Patience.UntilAsync(() => _alerts.Count > 0, "an alert");
            await Task.Delay(TimeSpan.FromMilliseconds(50), stop);
            throw new TastyException(ErrorIds.ParameterInvalid, "enough");
        }, every: true, isWatched: true);

        Assert.Equal([AutomationAlertKind.RunOverdue, AutomationAlertKind.RunFailed, AutomationAlertKind.Ended], _alerts.Select(a => a.Kind));
        Assert.Equal(3, result.Alerts);
    }

    [Fact]
    public async Task A_slow_alert_does_not_hold_up_what_it_tells_of()
    {
        using var ended = new ManualResetEventSlim();
        var result = await RunAsync(
            (context, _) =>
            {
                if (context.Run == 1) throw new TastyException(ErrorIds.HttpTimeout, "slow");
                ended.Set();
                throw new TastyException(ErrorIds.ParameterInvalid, "enough");
            },
            every: true,
            alert: _ => ended.Wait(Patience.Limit) ? Task.CompletedTask : throw new TimeoutException("The second run waited for the first one's alert."));

        Assert.Equal((2, 0), (result.Runs, result.FailedAlerts));
    }

    [Fact]
    public async Task An_alert_that_never_ends_is_not_waited_for_for_ever()
    {
        var never = new TaskCompletionSource();
        var result = await RunAsync(Throws(ErrorIds.ApiRejected), alert: _ => never.Task, patience: TimeSpan.FromMilliseconds(50));

        Assert.Equal((4, 2, 2), (result.ExitCode, result.Alerts, result.FailedAlerts));
        // What it does later is not written any more: the log has ended.
        never.SetException(new InvalidOperationException("late"));
        Assert.Equal("end", Events(result)[^1]);
        Assert.True(AuditChain.Check(result.LogPath!, result.LogHash).IsIntact);
    }

    [Fact]
    public async Task A_run_is_told_the_earlier_of_its_ends()
    {
        _venue.Advance(new DateTimeOffset(2026, 11, 27, 17, 0, 0, TimeSpan.Zero) - _venue.GetUtcNow());
        DateTime? told = null;

        await RunAsync((context, _) =>
        {
            told = context.StopAt;
            return Task.CompletedTask;
        }, stopAt: new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero), market: AutomationMarket.Equity);

        Assert.Equal(new DateTimeOffset(2026, 11, 27, 18, 0, 0, TimeSpan.Zero).LocalDateTime, told);
    }

    private static Func<AutomationContext, CancellationToken, Task> Throws(string errorId) => (_, _) => throw new TastyException(errorId, "as the test wants");

    private static IReadOnlyList<string> Events(AutomationResult result) =>
        [.. File.ReadAllLines(result.LogPath!).Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!["event"]!.GetValue<string>())];

    private Task<AutomationResult> RunAsync(
        Func<AutomationContext, CancellationToken, Task> strategy, bool every = false, DateTimeOffset? stopAt = null, AutomationMarket? market = null, Func<AutomationAlert, Task>? alert = null, bool isWatched = false, TimeSpan? patience = null) =>
        new AutomationSupervisor(_connection, new AutomationOptions
        {
            Name = "test",
            Strategy = strategy,
            AccountNumbers = [Account],
            Every = every ? TimeSpan.FromMilliseconds(5) : null,
            MaxFailures = 3,
            Heartbeat = isWatched ? TimeSpan.FromMilliseconds(20) : TimeSpan.FromMinutes(1),
            AlertPatience = patience ?? Patience.Limit,
            StopAt = stopAt,
            Market = market,
            UntilClose = market is not null,
            Alert = alert ?? (a =>
            {
                _alerts.Add(a);
                return Task.CompletedTask;
            }),
        }).RunAsync(CancellationToken.None).WaitAsync(Patience.Limit);
}
