namespace TastyPS.Core.Automation;

/// <summary>How something ended, and why.</summary>
internal readonly record struct AutomationEnd(AutomationOutcome Outcome, string Reason, string? ErrorId)
{
    public static AutomationEnd Of(Exception error) => new(AutomationOutcomes.Of(error), error.Message, (error as TastyException)?.ErrorId);
}
