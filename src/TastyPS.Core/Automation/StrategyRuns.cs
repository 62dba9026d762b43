using System.Collections;
using System.Text.Json.Nodes;

namespace TastyPS.Core.Automation;

/// <summary>Runs the strategy, and keeps count of how that went. What will fail again decides the automation.</summary>
internal sealed class StrategyRuns(Supervision on)
{
    private readonly object _lock = new();
    private int _failuresInARow;
    private (int Number, DateTimeOffset Begun)? _underWay;
    private int _toldOverdue;

    /// <param name="hours">The session of the market that is under way; null for any hour.</param>
    /// <param name="stopAt">When the automation ends at the latest.</param>
    public async Task RunAsync(MarketHours? hours, DateTimeOffset? stopAt, CancellationToken stop)
    {
        var number = ++on.Result.Runs;
        var begun = on.Clock.GetUtcNow();
        lock (_lock) _underWay = (number, begun);
        on.Log.Write("run", new() { ["run"] = number });
        try
        {
            await on.Options.Strategy(Context(number, hours, stopAt, stop), stop).ConfigureAwait(false);
            on.Verdict.LastRun = null;
            on.Log.Write("run-end", new() { ["run"] = number, ["seconds"] = Math.Round((on.Clock.GetUtcNow() - begun).TotalSeconds, 3) });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            on.Log.Write("run-stopped", new() { ["run"] = number });
        }
        catch (Exception e)
        {
            Failed(number, e);
        }
        lock (_lock) _underWay = null;
        await NoteOrdersAsync(begun).ConfigureAwait(false);
    }

    /// <summary>Tells, once a run, that it goes on when the next one should have begun: it may hang.</summary>
    public void TellOverdue()
    {
        (int Number, DateTimeOffset Begun) run;
        lock (_lock)
        {
            if (_underWay is not { } at || at.Number == _toldOverdue || !(on.Clock.GetUtcNow() - at.Begun > on.Options.Every)) return;
            (run, _toldOverdue) = (at, at.Number);
        }
        on.Log.Write("run-overdue", new() { ["run"] = run.Number });
        on.Alerts.Tell(AutomationAlertKind.RunOverdue, new(AutomationOutcome.Ok, $"Run {run.Number} has been going on since {run.Begun.LocalDateTime:HH:mm:ss}, and the next one should have begun.", null));
    }

    private void Failed(int number, Exception error)
    {
        var end = AutomationEnd.Of(error);
        on.Result.FailedRuns++;
        _failuresInARow = on.Verdict.LastRun is null ? 1 : _failuresInARow + 1;
        on.Verdict.LastRun = end;
        on.Log.Write("run-failed", new() { ["run"] = number, ["outcome"] = end.Outcome.ToString(), ["error-id"] = end.ErrorId, ["message"] = end.Reason, ["advice"] = (error as TastyException)?.Advice });
        on.Alerts.Tell(AutomationAlertKind.RunFailed, end);
        if (end.Outcome.IsFinal() || _failuresInARow >= on.Options.MaxFailures) on.Verdict.Decide(end);
    }

    /// <summary>What the run did with orders is in the journal, whoever sent them.</summary>
    private async Task NoteOrdersAsync(DateTimeOffset since)
    {
        try
        {
            foreach (var order in await on.Connection.Journal.ReadAsync(SilentSink.Instance, CancellationToken.None).ConfigureAwait(false))
                if (order.At >= since.LocalDateTime && order.Environment == on.Result.Environment) Note(order);
        }
        catch (TastyException e)
        {
            on.Log.Write("warning", new() { ["message"] = $"The order journal cannot be read: {e.Message}" });
        }
    }

    private void Note(OrderJournalEntry order) => on.Log.Write("order", new()
    {
        ["account-number"] = order.AccountNumber,
        ["kind"] = order.Kind?.ToString(),
        ["description"] = order.Description,
        ["external-identifier"] = order.ExternalIdentifier,
        ["outcome"] = order.Outcome?.ToString(),
        ["order-id"] = order.OrderId ?? order.ComplexOrderId,
        ["detail"] = order.Detail,
    });

    private AutomationContext Context(int number, MarketHours? hours, DateTimeOffset? stopAt, CancellationToken stop) => new(WriteOwn, stop)
    {
        Name = on.Options.Name,
        Environment = on.Result.Environment,
        AccountNumber = [.. on.Options.AccountNumbers],
        Run = number,
        Session = hours?.ToOpening(on.Options.Market == AutomationMarket.Future),
        StopAt = stopAt?.LocalDateTime,
    };

    private void WriteOwn(string message, IDictionary? data)
    {
        var line = new JsonObject { ["message"] = message };
        if (data is not null) line["data"] = AuditLog.Of(data);
        on.Log.Write("note", line);
    }
}
