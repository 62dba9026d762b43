using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Core.Automation;

/// <summary>
/// Runs a strategy while nobody looks: in the market's hours, under a heartbeat and a reconciliation that go on while a run does, until its
/// stop time; writes down what happens, tells what a person should hear of, and says in the end how it went. What fails for a while is
/// tried again; what will fail again ends it.
/// </summary>
public sealed class AutomationSupervisor
{
    // Nothing is slept through in one piece: a machine may be suspended, and a clock be set.
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestNap = TimeSpan.FromMilliseconds(1);

    private readonly Connection _connection;
    private readonly AutomationOptions _options;
    private readonly AutomationResult _result;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _venue;
    private readonly object _lock = new();
    private AuditLog _log = null!;
    private TastyClient _client = null!;
    private Task _alerting = Task.CompletedTask;
    private CancellationTokenSource _stop = null!;
    private DateTimeOffset? _closeAt;
    private (AutomationOutcome Outcome, string Reason, string? ErrorId)? _final;
    private (AutomationOutcome Outcome, string Reason, string? ErrorId)? _lastRun;
    private string? _halted;
    private string _drift = "";
    private bool _isLost;
    private bool _isOver;
    private readonly List<Task> _watches = [];

    public AutomationSupervisor(Connection connection, AutomationOptions options)
    {
        (_connection, _options) = (connection, options);
        (_clock, _venue) = (connection.Options.TimeProvider, connection.Options.VenueClock);
        _result = new AutomationResult { Name = options.Name, Environment = connection.Options.Environment };
    }

    /// <summary>Runs to the end. Whatever goes wrong is in the result, and nothing is thrown but what keeps it from beginning.</summary>
    /// <exception cref="TastyException">Another automation of this name is running, or the log cannot be written.</exception>
    public async Task<AutomationResult> RunAsync(CancellationToken cancellationToken)
    {
        var folder = _connection.Options.JournalState;
        using var held = folder.TryLock($"automation-{_options.Name}.lock")
            ?? throw new TastyException(ErrorIds.AutomationRunning, $"An automation named '{_options.Name}' is running.", "Wait for its end, or give this one another -Name.") { Target = _options.Name };
        _log = new AuditLog(_options.LogPath ?? folder.File("automation", string.Create(CultureInfo.InvariantCulture, $"{_options.Name}-{_clock.GetUtcNow():yyyyMM}.jsonl")), _clock);
        _client = _connection.Client(new AuditSink(_log));
        _result.StartedAt = Now;
        _result.LogPath = _log.Path;
        _log.Write("start", new() { ["name"] = _options.Name, ["environment"] = _connection.Options.Environment.ToString(), ["account-numbers"] = new JsonArray([.. _options.AccountNumbers.Select(n => JsonValue.Create(n))]), ["process"] = Environment.ProcessId });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stop = stop;
        await SuperviseAsync(stop.Token).ConfigureAwait(false);
        if (!cancellationToken.IsCancellationRequested) await ReconcileAsync(CancellationToken.None).ConfigureAwait(false);
        return await EndAsync(cancellationToken.IsCancellationRequested).ConfigureAwait(false);
    }

    private DateTime Now => _clock.GetUtcNow().LocalDateTime;

    private async Task SuperviseAsync(CancellationToken stop)
    {
        await ReconcileAsync(stop).ConfigureAwait(false);
        _watches.Add(RepeatAsync(_options.Heartbeat, HeartbeatAsync, stop));
        _watches.Add(RepeatAsync(_options.ReconcileEvery, ReconcileAsync, stop));
        if (_options.StopAt is { } stopAt) _watches.Add(EndAtAsync(stopAt, _clock, stop));
        try
        {
            await WorkAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end of the time, or somebody's wish.
        }
        catch (TastyException e)
        {
            // No run can be started, and waiting will not help.
            Finish(e);
        }
        await _stop.CancelAsync().ConfigureAwait(false);
        var watching = Task.WhenAll(_watches);
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (watching.Exception?.InnerException is { } mistake and not OperationCanceledException) Finish(mistake);
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        var gate = _options.Market is { } market ? await GateAsync(market, stop).ConfigureAwait(false) : null;
        if (_options.UntilClose && gate is not null && !IsOfToday(gate.Next()))
        {
            _final = (AutomationOutcome.Ok, "there is no session today", null);
            return;
        }
        while (!stop.IsCancellationRequested)
        {
            var hours = gate is null ? null : await gate.WaitAsync(TimeSpan.Zero, null, SilentSink.Instance, stop).ConfigureAwait(false);
            if (_options.UntilClose && _closeAt is null && hours is not null)
            {
                _closeAt = hours.Close;
                _watches.Add(EndAtAsync(hours.Close, _venue, stop));
            }
            var begun = _clock.GetUtcNow();
            if (IsHalted()) _result.SkippedRuns++;
            else await RunOnceAsync(hours, stop).ConfigureAwait(false);
            if (_options.Every is not { } every || _final is not null) return;
            await UntilAsync(begun + every, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The market's hours; asked for until they can be had, for an outage at the start is no reason to miss the day.</summary>
    private async Task<MarketGate> GateAsync(AutomationMarket market, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await _client.MarketTime.GateAsync(market == AutomationMarket.Future, stop).ConfigureAwait(false);
            }
            catch (TastyException e) when (AutomationOutcomes.Of(e) is AutomationOutcome.Transient or AutomationOutcome.Risk)
            {
                _log.Write("warning", new() { ["error-id"] = e.ErrorId, ["message"] = $"The market's hours cannot be had: {e.Message}" });
            }
            await UntilAsync(_clock.GetUtcNow() + LongestNap, stop).ConfigureAwait(false);
        }
    }

    private async Task RunOnceAsync(MarketHours? hours, CancellationToken stop)
    {
        var number = ++_result.Runs;
        var begun = _clock.GetUtcNow();
        _log.Write("run", new() { ["run"] = number });
        try
        {
            await _options.Strategy(Context(number, hours, stop), stop).ConfigureAwait(false);
            _lastRun = null;
            _log.Write("run-end", new() { ["run"] = number, ["seconds"] = Math.Round((_clock.GetUtcNow() - begun).TotalSeconds, 3) });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _log.Write("run-stopped", new() { ["run"] = number });
        }
        catch (Exception e)
        {
            Failed(number, e);
        }
        await NoteOrdersAsync(begun).ConfigureAwait(false);
    }

    private int _failuresInARow;

    private void Failed(int number, Exception error)
    {
        _result.FailedRuns++;
        _failuresInARow = _lastRun is null ? 1 : _failuresInARow + 1;
        var outcome = AutomationOutcomes.Of(error);
        _lastRun = (outcome, error.Message, (error as TastyException)?.ErrorId);
        _log.Write("run-failed", new() { ["run"] = number, ["outcome"] = outcome.ToString(), ["error-id"] = _lastRun.Value.ErrorId, ["message"] = error.Message, ["advice"] = (error as TastyException)?.Advice });
        Alert(AutomationAlertKind.RunFailed, error.Message, outcome, _lastRun.Value.ErrorId);
        if (outcome.IsFinal() || _failuresInARow >= _options.MaxFailures) _final = _lastRun;
    }

    /// <summary>What the run did with orders is in the journal, whoever sent them.</summary>
    private async Task NoteOrdersAsync(DateTimeOffset since)
    {
        try
        {
            foreach (var order in await _connection.Journal.ReadAsync(SilentSink.Instance, CancellationToken.None).ConfigureAwait(false))
                if (order.At >= since.LocalDateTime && order.Environment == _connection.Options.Environment)
                    _log.Write("order", new() { ["account-number"] = order.AccountNumber, ["kind"] = order.Kind?.ToString(), ["description"] = order.Description, ["external-identifier"] = order.ExternalIdentifier, ["outcome"] = order.Outcome?.ToString(), ["order-id"] = order.OrderId ?? order.ComplexOrderId, ["detail"] = order.Detail });
        }
        catch (TastyException e)
        {
            _log.Write("warning", new() { ["message"] = $"The order journal cannot be read: {e.Message}" });
        }
    }

    private bool IsHalted()
    {
        // Trading that is switched off halts nothing: what opens is refused, and what closes has to go on.
        var why = _connection.Breaker.Status() is { State: BreakerState.Open } breaker ? $"The circuit breaker is open until {breaker.RetryAt:HH:mm:ss}: {breaker.Reason}" : null;
        if (why is not null && why != _halted)
        {
            _log.Write("halted", new() { ["message"] = why });
            Alert(AutomationAlertKind.Halted, why, AutomationOutcome.Risk, null);
        }
        _halted = why;
        return why is not null;
    }

    private async Task HeartbeatAsync(CancellationToken stop)
    {
        var from = _clock.GetTimestamp();
        try
        {
            await _client.Accounts.TradingStatusAsync(_options.AccountNumbers[0], stop).ConfigureAwait(false);
        }
        catch (TastyException e)
        {
            _result.FailedHeartbeats++;
            _log.Write("heartbeat-failed", new() { ["error-id"] = e.ErrorId, ["message"] = e.Message });
            if (AutomationOutcomes.Of(e).IsFinal()) Finish(e);
            else if (!_isLost) Alert(AutomationAlertKind.ConnectionLost, e.Message, AutomationOutcome.Transient, e.ErrorId);
            _isLost = true;
            return;
        }
        _result.Heartbeats++;
        _log.Write("heartbeat", new() { ["milliseconds"] = Math.Round(_clock.GetElapsedTime(from).TotalMilliseconds, 1) });
        if (_isLost) Alert(AutomationAlertKind.ConnectionRestored, "The venue answers again.", AutomationOutcome.Ok, null);
        _isLost = false;
    }

    private async Task ReconcileAsync(CancellationToken stop)
    {
        if (_options.ReconcileEvery <= TimeSpan.Zero) return;
        try
        {
            var found = new List<ReconciliationEntry>();
            foreach (var account in _options.AccountNumbers)
            {
                var report = await _client.Reconciliation.CompareAsync(account, isAcknowledged: false, stop).ConfigureAwait(false);
                await _client.Reconciliation.ApplyAsync(report, isAcknowledged: false, stop).ConfigureAwait(false);
                foreach (var entry in report.IsFirst ? [] : report.Differences)
                    _log.Write("difference", new() { ["account-number"] = account, ["class"] = entry.Class.ToString(), ["what"] = entry.ToString(), ["is-explained"] = entry.IsExplained, ["action"] = entry.Action.ToString(), ["explanation"] = entry.Explanation });
                found.AddRange(report.Drift);
            }
            _result.Reconciliations++;
            _log.Write("reconciled", new() { ["drift"] = found.Count });
            Tell(found);
        }
        catch (TastyException e)
        {
            var outcome = AutomationOutcomes.Of(e);
            _log.Write("reconcile-failed", new() { ["error-id"] = e.ErrorId, ["message"] = e.Message });
            // Nobody can say any more what is ours: that is drift, whatever file it is.
            if (e.ErrorId is ErrorIds.StateCorrupt or ErrorIds.OrderJournalCorrupt) Finish(AutomationOutcome.Drift, e);
            else if (outcome.IsFinal()) Finish(e);
        }
    }

    /// <summary>The same drift is told once, however often it is found.</summary>
    private void Tell(List<ReconciliationEntry> found)
    {
        var text = string.Join("; ", found);
        if (text == _drift) return;
        _drift = text;
        if (found.Count == 0) return;
        _result.Drifts += found.Count;
        Alert(AutomationAlertKind.Drift, text, AutomationOutcome.Drift, ErrorIds.ReconciliationDrift);
    }

    /// <summary>Ends everything at a moment of one of the clocks.</summary>
    private async Task EndAtAsync(DateTimeOffset moment, TimeProvider clock, CancellationToken stop)
    {
        while (moment - clock.GetUtcNow() is var left && left > TimeSpan.Zero) await NapAsync(left, stop).ConfigureAwait(false);
        _isOver = true;
        _log.Write("stop-time");
        await _stop.CancelAsync().ConfigureAwait(false);
    }

    private async Task RepeatAsync(TimeSpan every, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        if (every <= TimeSpan.Zero) return;
        while (!stop.IsCancellationRequested)
        {
            await UntilAsync(_clock.GetUtcNow() + every, stop).ConfigureAwait(false);
            await work(stop).ConfigureAwait(false);
        }
    }

    private async Task UntilAsync(DateTimeOffset moment, CancellationToken stop)
    {
        while (moment - _clock.GetUtcNow() is var left && left > TimeSpan.Zero) await NapAsync(left, stop).ConfigureAwait(false);
    }

    // A delay below a millisecond is none at all, and the loop around it would spin.
    private Task NapAsync(TimeSpan left, CancellationToken stop) =>
        Task.Delay(left > LongestNap ? LongestNap : left < ShortestNap ? ShortestNap : left, _clock, stop);

    private bool IsOfToday(MarketHours session)
    {
        var now = _venue.GetUtcNow();
        return session.Date == (_options.Market == AutomationMarket.Future ? FuturesHours.TradeDateOf(now) : NewYorkTime.DateOf(now));
    }

    private AutomationContext Context(int number, MarketHours? hours, CancellationToken stop) => new(WriteOwn, stop)
    {
        Name = _options.Name,
        Environment = _connection.Options.Environment,
        AccountNumber = [.. _options.AccountNumbers],
        Run = number,
        Session = hours?.ToOpening(_options.Market == AutomationMarket.Future),
        StopAt = (_closeAt ?? _options.StopAt)?.LocalDateTime,
    };

    private void WriteOwn(string message, IDictionary? data)
    {
        var line = new JsonObject { ["message"] = message };
        if (data is not null) line["data"] = AuditLog.Of(data);
        _log.Write("note", line);
    }

    private void Finish(Exception error) => Finish(AutomationOutcomes.Of(error), error);

    private void Finish(AutomationOutcome outcome, Exception error)
    {
        _final ??= (outcome, error.Message, (error as TastyException)?.ErrorId);
        _stop.Cancel();
    }

    // One after another, and never in the way of what is watched.
    private void Alert(AutomationAlertKind kind, string message, AutomationOutcome outcome, string? errorId)
    {
        var alert = new AutomationAlert { At = Now, Name = _options.Name, Environment = _connection.Options.Environment, Kind = kind, Message = message, Outcome = outcome, ErrorId = errorId };
        _log.Write("alert", new() { ["kind"] = kind.ToString(), ["message"] = message });
        lock (_lock)
        {
            _result.Alerts++;
            if (_options.Alert is { } tell) _alerting = AfterAsync(_alerting, alert, tell);
        }
    }

    private async Task AfterAsync(Task earlier, AutomationAlert alert, Func<AutomationAlert, Task> tell)
    {
        await earlier.ConfigureAwait(false);
        try
        {
            await tell(alert).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // An alert that cannot be given is no reason to stop trading, or to go on unheard: the log has both.
            _log.Write("alert-failed", new() { ["kind"] = alert.Kind.ToString(), ["message"] = e.Message });
        }
    }

    private async Task<AutomationResult> EndAsync(bool isStopped)
    {
        var (outcome, reason, errorId) = Verdict(isStopped);
        (_result.Outcome, _result.Reason, _result.ErrorId) = (outcome, reason, errorId);
        if (outcome != AutomationOutcome.Ok && !isStopped) Alert(AutomationAlertKind.Ended, reason, outcome, errorId);
        // Whoever stopped it is no longer there to be told anything.
        if (!isStopped) await _alerting.ConfigureAwait(false);
        _result.EndedAt = Now;
        _log.Write("end", new() { ["outcome"] = outcome.ToString(), ["exit-code"] = (int)outcome, ["reason"] = reason, ["runs"] = _result.Runs, ["failed-runs"] = _result.FailedRuns });
        _result.LogHash = _log.LastHash;
        return _result;
    }

    /// <summary>What ended it before its time goes first, then what is wrong at the end: a failure that was made good is none.</summary>
    private (AutomationOutcome Outcome, string Reason, string? ErrorId) Verdict(bool isStopped)
    {
        if (_final is { } final) return final;
        if (_result.Drifts > 0) return (AutomationOutcome.Drift, _drift.Length > 0 ? _drift : "what is known here and what the broker has differed; see the log", ErrorIds.ReconciliationDrift);
        if (_halted is { } why) return (AutomationOutcome.Risk, why, null);
        if (_lastRun is { } last) return last;
        return (AutomationOutcome.Ok, isStopped ? "stopped" : _isOver ? "the stop time" : "the run ended", null);
    }
}
