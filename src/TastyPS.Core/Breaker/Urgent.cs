namespace TastyPS.Core;

/// <summary>
/// Marks what is done to close, to cancel or to restore a stream: calls made within pass the open breaker. It flows with the asynchronous work that
/// it was begun in, and no further.
/// </summary>
public static class Urgent
{
    private static readonly AsyncLocal<bool> Marked = new();

    /// <summary>True within the work that closes or cancels.</summary>
    public static bool IsNow => Marked.Value;

    /// <summary>Begins; the work ends with the returned object.</summary>
    public static IDisposable Begin()
    {
        var ending = new Ending(Marked.Value);
        Marked.Value = true;
        return ending;
    }

    /// <summary>Begins where something only closes, by what its legs say.</summary>
    public static IDisposable? BeginIf(bool isClosing) => isClosing ? Begin() : null;

    private sealed class Ending(bool before) : IDisposable
    {
        public void Dispose() => Marked.Value = before;
    }
}
