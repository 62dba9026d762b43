namespace TastyPS.Core.Automation;

/// <summary>What an automation does, how often, and until when.</summary>
public sealed record AutomationOptions
{
    /// <summary>Its own name: of its log, its lock and its alerts. Letters, digits, <c>-</c> and <c>_</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One run. The token tells it to end.</summary>
    public required Func<AutomationContext, CancellationToken, Task> Strategy { get; init; }

    /// <summary>Told of what a person should hear of; may be slow, may fail.</summary>
    public Func<AutomationAlert, Task>? Alert { get; init; }

    /// <summary>How long, at the end, alerts are waited for that are not given yet.</summary>
    public TimeSpan AlertPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The accounts to reconcile.</summary>
    public required IReadOnlyList<string> AccountNumbers { get; init; }

    /// <summary>From the start of one run to the start of the next; null for one run only.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The market whose sessions the runs keep to; null for any hour.</summary>
    public AutomationMarket? Market { get; init; }

    /// <summary>End with the session of today; at once where there is none.</summary>
    public bool UntilClose { get; init; }

    /// <summary>When to end at the latest, a run that is under way included.</summary>
    public DateTimeOffset? StopAt { get; init; }

    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the books are compared with the broker's; zero for never.</summary>
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Runs in a row that may fail before the automation gives up.</summary>
    public int MaxFailures { get; init; } = 5;

    /// <summary>The audit log; by default in the state folder, a file a month.</summary>
    public string? LogPath { get; init; }
}
