namespace TastyPS.Core.Json;

/// <summary>An answer that is no JSON, or JSON of another shape than was expected. The message never quotes the answer.</summary>
public sealed class InvalidPayloadException : Exception
{
    /// <summary>Says what was expected and where reading stopped.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="position">The byte at which reading stopped, from 0.</param>
    /// <param name="innerException">The parser's own error.</param>
    public InvalidPayloadException(string message, long position, Exception? innerException = null)
        : base(FormattableString.Invariant($"{message} (byte {position} of the answer)"), innerException) => Position = position;

    /// <summary>The byte of the answer at which reading stopped, from 0.</summary>
    public long Position { get; }
}
