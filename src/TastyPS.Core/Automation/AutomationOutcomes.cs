namespace TastyPS.Core.Automation;

/// <summary>Which class of outcome an error is of, by its id.</summary>
public static class AutomationOutcomes
{
    // The first that fits, so that what is special stands before its area. A test holds it to the list of ids: none without a row, no row without an id.
    internal static readonly (string Id, AutomationOutcome Outcome)[] Table =
    [
        (ErrorIds.ReconciliationDrift, AutomationOutcome.Drift),
        (ErrorIds.OrderOutcomeUnknown, AutomationOutcome.Drift),
        (ErrorIds.OrderJournalCorrupt, AutomationOutcome.Drift),

        (ErrorIds.SessionRefresh, AutomationOutcome.Transient),
        (ErrorIds.SessionEnvironment, AutomationOutcome.Usage),
        (ErrorIds.SessionUri, AutomationOutcome.Usage),
        ("TastyPS.Session.", AutomationOutcome.Auth),
        ("TastyPS.Secret.", AutomationOutcome.Auth),
        ("TastyPS.Profile.", AutomationOutcome.Auth),
        (ErrorIds.ApiUnauthorized, AutomationOutcome.Auth),
        (ErrorIds.ApiForbidden, AutomationOutcome.Auth),
        (ErrorIds.StreamRefused, AutomationOutcome.Auth),

        (ErrorIds.ApiRejected, AutomationOutcome.Rejected),
        (ErrorIds.ApiConflict, AutomationOutcome.Rejected),
        (ErrorIds.ApiBadRequest, AutomationOutcome.Rejected),
        (ErrorIds.ApiNotFound, AutomationOutcome.Rejected),
        (ErrorIds.PositionNone, AutomationOutcome.Rejected),
        (ErrorIds.OrderRejected, AutomationOutcome.Rejected),
        ("TastyPS.Order.Account", AutomationOutcome.Rejected),
        (ErrorIds.OrderNotCancelled, AutomationOutcome.Rejected),
        (ErrorIds.OrderNotChangeable, AutomationOutcome.Rejected),
        (ErrorIds.OrderNotFound, AutomationOutcome.Rejected),
        (ErrorIds.OrderPosition, AutomationOutcome.Rejected),

        (ErrorIds.OrderDuplicate, AutomationOutcome.Risk),
        (ErrorIds.StateCorrupt, AutomationOutcome.Risk),
        ("TastyPS.Risk.", AutomationOutcome.Risk),
        ("TastyPS.Breaker.", AutomationOutcome.Risk),

        (ErrorIds.ApiVersion, AutomationOutcome.Usage),
        (ErrorIds.StateNewer, AutomationOutcome.Usage),
        (ErrorIds.ModuleOtherVersion, AutomationOutcome.Usage),

        (ErrorIds.OrderPositionLagging, AutomationOutcome.Transient),
        (ErrorIds.OrderNoQuote, AutomationOutcome.Transient),
        (ErrorIds.OrderJournalUnwritable, AutomationOutcome.Transient),
        ("TastyPS.State.", AutomationOutcome.Transient),
        ("TastyPS.Http.", AutomationOutcome.Transient),
        ("TastyPS.Api.", AutomationOutcome.Transient),
        ("TastyPS.Json.", AutomationOutcome.Transient),
        ("TastyPS.Stream.", AutomationOutcome.Transient),
        (ErrorIds.MarketWait, AutomationOutcome.Transient),
        (ErrorIds.MarketDataNone, AutomationOutcome.Transient),
        (ErrorIds.WatchlistChanged, AutomationOutcome.Transient),
        (ErrorIds.AutomationRunning, AutomationOutcome.Transient),
        (ErrorIds.AutomationLog, AutomationOutcome.Transient),

        (ErrorIds.AutomationScript, AutomationOutcome.Failed),
        (ErrorIds.Unexpected, AutomationOutcome.Failed),

        ("TastyPS.Order.", AutomationOutcome.Usage),
        ("TastyPS.Account.", AutomationOutcome.Usage),
        ("TastyPS.Instrument.", AutomationOutcome.Usage),
        ("TastyPS.Chain.", AutomationOutcome.Usage),
        ("TastyPS.Request.", AutomationOutcome.Usage),
        ("TastyPS.Parameter.", AutomationOutcome.Usage),
        ("TastyPS.Host.", AutomationOutcome.Usage),
        ("TastyPS.Paper.", AutomationOutcome.Usage),
        ("TastyPS.Tape.", AutomationOutcome.Usage),
    ];

    public static AutomationOutcome Of(Exception error)
    {
        if (error is not TastyException tasty) return AutomationOutcome.Failed;
        // A breaker that opened because the venue was away is no limit that was reached.
        if (error is BreakerOpenException open && open.Cause.IsOfVenue()) return AutomationOutcome.Transient;
        foreach (var (id, outcome) in Table)
            if (tasty.ErrorId.StartsWith(id, StringComparison.Ordinal)) return outcome;
        return AutomationOutcome.Failed;
    }

    /// <summary>Trying again without a change is of no use.</summary>
    public static bool IsFinal(this AutomationOutcome outcome) => outcome is AutomationOutcome.Auth or AutomationOutcome.Usage;
}
