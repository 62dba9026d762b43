namespace TastyPS.Core;

/// <summary>
/// The root of everything that Core reports: a message for people, a stable id for scripts (<see cref="ErrorIds"/>),
/// and advice, the next thing to do. Neither text ever holds a secret.
/// </summary>
public class TastyException : Exception
{
    public TastyException(string errorId, string message, string? advice = null, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Advice = advice;
    }

    /// <summary>One of <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; }

    /// <summary>What to do about it, a sentence or a command; null where there is nothing to advise.</summary>
    public string? Advice { get; }

    /// <summary>What the error is about (a symbol, an account, a file), for the error record's target.</summary>
    public object? Target { get; init; }

    /// <summary>True where nothing can go on (no session, dead credential, parameters that contradict each other) and not just one item failed.</summary>
    public virtual bool IsFatal => ErrorId == ErrorIds.ParameterInvalid
        || ErrorId.StartsWith("TastyPS.Session.", StringComparison.Ordinal)
        || ErrorId.StartsWith("TastyPS.Profile.", StringComparison.Ordinal)
        || ErrorId.StartsWith("TastyPS.Secret.", StringComparison.Ordinal)
        || ErrorId.StartsWith("TastyPS.State.", StringComparison.Ordinal);
}
