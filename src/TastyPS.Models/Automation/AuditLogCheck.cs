namespace TastyPS;

/// <summary>Whether an audit log is as it was written.</summary>
public sealed class AuditLogCheck
{
    public string? Path { get; set; }

    /// <summary>Every line names the hash of the one before it, and the last one is the one that was asked for.</summary>
    public bool IsIntact { get; set; }

    public int Lines { get; set; }

    /// <summary>The number of the first line that does not fit; null where all do.</summary>
    public int? BrokenLine { get; set; }

    public string? Reason { get; set; }

    /// <summary>The hash of the last line.</summary>
    public string? LogHash { get; set; }

    public override string ToString() => IsIntact ? $"{Path}: intact" : $"{Path}: {Reason}";
}
