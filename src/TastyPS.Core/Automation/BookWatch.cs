namespace TastyPS.Core.Automation;

/// <summary>Compares the books with the broker's. The same difference is told once, however often it is found.</summary>
internal sealed class BookWatch(Supervision on)
{
    // A whole account that is gone is told in as many words as one position; the log has every line.
    private const int MostInWords = 5;

    private readonly HashSet<string> _told = [];

    public async Task CompareAsync(CancellationToken stop)
    {
        if (on.Options.ReconcileEvery <= TimeSpan.Zero) return;
        try
        {
            var found = new List<ReconciliationEntry>();
            foreach (var account in on.Options.AccountNumbers)
            {
                var report = await on.Client.Reconciliation.CompareAsync(account, isAcknowledged: false, stop).ConfigureAwait(false);
                await on.Client.Reconciliation.ApplyAsync(report, isAcknowledged: false, stop).ConfigureAwait(false);
                foreach (var entry in report.IsFirst ? [] : report.Differences) Note(account, entry);
                found.AddRange(report.Drift);
            }
            on.Result.Reconciliations++;
            on.Log.Write("reconciled", new() { ["drift"] = found.Count });
            Tell(found);
        }
        catch (TastyException e)
        {
            on.Log.Write("reconcile-failed", new() { ["error-id"] = e.ErrorId, ["message"] = e.Message });
            var end = AutomationEnd.Of(e);
            // Nobody can say any more what is ours: that is drift, whatever file it is.
            if (e.ErrorId is ErrorIds.StateCorrupt or ErrorIds.OrderJournalCorrupt) on.Verdict.Finish(end with { Outcome = AutomationOutcome.Drift });
            else if (end.Outcome.IsFinal()) on.Verdict.Finish(end);
        }
    }

    private void Note(string account, ReconciliationEntry entry) => on.Log.Write("difference", new()
    {
        ["account-number"] = account,
        ["class"] = entry.Class.ToString(),
        ["what"] = entry.ToString(),
        ["is-explained"] = entry.IsExplained,
        ["action"] = entry.Action.ToString(),
        ["explanation"] = entry.Explanation,
    });

    private void Tell(List<ReconciliationEntry> found)
    {
        string[] all = [.. found.Select(e => e.ToString())];
        on.Verdict.Drift = InWords(all);
        _told.IntersectWith(all);
        string[] news = [.. all.Where(_told.Add)];
        if (news.Length == 0) return;
        on.Result.Drifts += news.Length;
        on.Verdict.HasDrifted = true;
        on.Alerts.Tell(AutomationAlertKind.Drift, new(AutomationOutcome.Drift, InWords(news), ErrorIds.ReconciliationDrift));
    }

    private static string InWords(string[] differences) =>
        string.Join("; ", differences.Take(MostInWords)) + (differences.Length > MostInWords ? $"; and {differences.Length - MostInWords} more" : "");
}
