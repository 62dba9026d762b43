namespace TastyPS;

/// <summary>A call of a session and its answer, as a tape has them: without what must not be seen.</summary>
public sealed class TapeRequest
{
    /// <summary>When the answer was there.</summary>
    public DateTime? Time { get; set; }

    public string? Method { get; set; }

    public string? Path { get; set; }

    /// <summary>Decoded, without its question mark; null where there is none.</summary>
    public string? Query { get; set; }

    /// <summary>Null where no answer came.</summary>
    public int? Status { get; set; }

    public decimal? Milliseconds { get; set; }

    /// <summary>What was sent, as JSON.</summary>
    public string? Body { get; set; }

    /// <summary>What came back, as JSON; null where it was what the same call had brought before.</summary>
    public string? Answer { get; set; }

    public override string ToString() => FormattableString.Invariant($"{Method} {Path} → {Status}");
}
