namespace TastyPS;

/// <summary>A text is not an order leg. The message says what was expected.</summary>
public sealed class LegFormatException : FormatException
{
    internal LegFormatException(string? text, string expected, Exception? inner = null)
        : base($"'{text}' is not an order leg: {expected}", inner)
    {
    }
}
