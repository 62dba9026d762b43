namespace TastyPS.Core;

/// <summary>
/// Where Core speaks to whoever called it: a cmdlet, a sample, a test. Members may be called from any thread.
/// Texts arrive redacted; a sink never has to remove a secret.
/// </summary>
public interface IHostSink
{
    /// <summary>What is being done, one line.</summary>
    void Verbose(string text);

    /// <summary>How it is being done: headers and bodies, redacted. Asked for only where <see cref="WantsDebug"/> is true.</summary>
    void Debug(string text);

    /// <summary>Something the user should know before relying on the result.</summary>
    void Warning(string text);

    /// <summary>One item failed and the rest goes on: a non-terminating error.</summary>
    void Error(TastyException error);

    /// <summary>How far a long operation is; null percent where that is unknown.</summary>
    void Progress(string activity, string status, int? percent);

    /// <summary>True where debug texts are wanted; building one costs a copy of the body.</summary>
    bool WantsDebug { get; }
}
