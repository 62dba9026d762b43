using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Core.Automation;

/// <summary>
/// Runs a strategy while nobody looks: in the market's hours, under a heartbeat and a reconciliation that go on while a run does, until its
/// stop time; writes down what happens, tells what a person should hear of, and says in the end how it went. What fails for a while is
/// tried again; what will fail again ends it.
/// </summary>
public sealed class AutomationSupervisor(Connection connection, AutomationOptions options)
{
    private readonly TimeProvider _clock = connection.Options.TimeProvider;

    /// <summary>Runs to the end. Whatever goes wrong is in the result, and nothing is thrown but what keeps it from beginning.</summary>
    /// <exception cref="TastyException">Another automation of this name is running, or the log cannot be written.</exception>
    public async Task<AutomationResult> RunAsync(CancellationToken cancellationToken)
    {
        var folder = connection.Options.JournalState;
        using var held = folder.TryLock($"automation-{options.Name}.lock")
            ?? throw new TastyException(ErrorIds.AutomationRunning, $"An automation named '{options.Name}' is running.", "Wait for its end, or give this one another -Name.") { Target = options.Name };
        var log = new AuditLog(options.LogPath ?? folder.File("automation", string.Create(CultureInfo.InvariantCulture, $"{options.Name}-{_clock.GetUtcNow():yyyyMM}.jsonl")), _clock);
        var result = new AutomationResult { Name = options.Name, Environment = connection.Options.Environment, StartedAt = _clock.GetUtcNow().LocalDateTime, LogPath = log.Path };
        log.Write("start", new() { ["name"] = options.Name, ["environment"] = result.Environment.ToString(), ["account-numbers"] = new JsonArray([.. options.AccountNumbers.Select(n => JsonValue.Create(n))]), ["process"] = Environment.ProcessId });

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var on = new Supervision(connection, options, result, log, stop);
        var books = new BookWatch(on);
        await SuperviseAsync(on, books, stop).ConfigureAwait(false);
        if (!cancellationToken.IsCancellationRequested) await books.CompareAsync(CancellationToken.None).ConfigureAwait(false);
        await EndAsync(on, cancellationToken.IsCancellationRequested).ConfigureAwait(false);
        return result;
    }

    private async Task SuperviseAsync(Supervision on, BookWatch books, CancellationTokenSource stop)
    {
        await books.CompareAsync(stop.Token).ConfigureAwait(false);
        var breaker = new BreakerWatch(on);
        var runs = new StrategyRuns(on);
        List<Task> watches =
        [
            LongWait.RepeatAsync(_clock, options.Heartbeat, new Heartbeat(on, breaker, runs).BeatAsync, stop.Token),
            LongWait.RepeatAsync(_clock, options.ReconcileEvery, books.CompareAsync, stop.Token),
        ];
        if (options.StopAt is { } stopAt) watches.Add(EndAfterAsync(on, LongWait.UntilAsync(_clock, stopAt, stop.Token), stop));
        try
        {
            await WorkAsync(on, breaker, runs, watches, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end of the time, or somebody's wish.
        }
        catch (TastyException e)
        {
            // No run can be started, and waiting will not help.
            on.Verdict.Finish(AutomationEnd.Of(e));
        }
        await stop.CancelAsync().ConfigureAwait(false);
        var watching = Task.WhenAll(watches);
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (watching.Exception?.InnerException is { } mistake and not OperationCanceledException) on.Verdict.Finish(AutomationEnd.Of(mistake));
    }

    private async Task WorkAsync(Supervision on, BreakerWatch breaker, StrategyRuns runs, List<Task> watches, CancellationTokenSource stop)
    {
        var hours = new AutomationHours(on);
        if (!await hours.OpenAsync(stop.Token).ConfigureAwait(false))
        {
            on.Verdict.Decide(new(AutomationOutcome.Ok, "there is no session today", null));
            return;
        }
        DateTimeOffset? closeAt = null;
        while (!stop.IsCancellationRequested)
        {
            var session = await hours.WaitAsync(stop.Token).ConfigureAwait(false);
            if (options.UntilClose && closeAt is null && session is not null)
            {
                closeAt = session.Close;
                watches.Add(EndAfterAsync(on, LongWait.UntilAsync(_clock, on.Venue, session.Close, stop.Token), stop));
            }
            var begun = _clock.GetUtcNow();
            on.Verdict.Halted = breaker.Look();
            if (on.Verdict.Halted is null) await runs.RunAsync(session, closeAt is null || options.StopAt < closeAt ? options.StopAt : closeAt, stop.Token).ConfigureAwait(false);
            else on.Result.SkippedRuns++;
            if (options.Every is not { } every || on.Verdict.IsFinal) return;
            await LongWait.UntilAsync(_clock, begun + every, stop.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Ends everything once the moment is there.</summary>
    private static async Task EndAfterAsync(Supervision on, Task moment, CancellationTokenSource stop)
    {
        await moment.ConfigureAwait(false);
        on.Verdict.IsOver = true;
        on.Log.Write("stop-time");
        await stop.CancelAsync().ConfigureAwait(false);
    }

    private async Task EndAsync(Supervision on, bool isStopped)
    {
        var end = on.Verdict.Give(isStopped);
        (on.Result.Outcome, on.Result.Reason, on.Result.ErrorId) = end;
        if (end.Outcome != AutomationOutcome.Ok && !isStopped) on.Alerts.Tell(AutomationAlertKind.Ended, end);
        // Whoever stopped it is no longer there to be told anything.
        await on.Alerts.CloseAsync(isWaiting: !isStopped).ConfigureAwait(false);
        on.Result.EndedAt = _clock.GetUtcNow().LocalDateTime;
        on.Log.Write("end", new() { ["outcome"] = end.Outcome.ToString(), ["exit-code"] = (int)end.Outcome, ["reason"] = end.Reason, ["runs"] = on.Result.Runs, ["failed-runs"] = on.Result.FailedRuns });
        on.Result.LogHash = on.Log.LastHash;
    }
}
