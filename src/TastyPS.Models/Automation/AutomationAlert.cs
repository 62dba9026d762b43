namespace TastyPS;

/// <summary>Something that a person should hear of while an automation runs.</summary>
public sealed class AutomationAlert
{
    public DateTime? At { get; set; }

    /// <summary>The automation's name.</summary>
    public string? Name { get; set; }

    public TastyEnvironment? Environment { get; set; }
    public AutomationAlertKind Kind { get; set; }
    public string? Message { get; set; }
    public string? ErrorId { get; set; }
    public AutomationOutcome Outcome { get; set; }

    public override string ToString() => $"{Name} ({Environment}): {Summary.Text(Kind)}: {Message}";
}
