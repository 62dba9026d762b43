namespace TastyPS.Core;

/// <summary>A host that listens to nothing but errors: those it throws, because nobody else would hear them.</summary>
public sealed class SilentSink : IHostSink
{
    /// <summary>The one instance; it has no state.</summary>
    public static SilentSink Instance { get; } = new();

    public bool WantsDebug => false;

    public void Verbose(string text) { }

    public void Debug(string text) { }

    public void Warning(string text) { }

    public void Error(TastyException error) => throw error;

    public void Progress(string activity, string status, int? percent) { }
}
