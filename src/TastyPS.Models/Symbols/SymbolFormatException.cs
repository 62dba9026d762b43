namespace TastyPS;

/// <summary>A text is not a symbol of any known form. The message says what was expected.</summary>
public sealed class SymbolFormatException : FormatException
{
    private const int Shown = 64;

    internal SymbolFormatException(string? text, string expected)
        : base($"'{Show(text)}' is not a symbol: {expected}")
    {
        Text = text;
    }

    /// <summary>The text that was refused.</summary>
    public string? Text { get; }

    // A pasted document or a control character must not wreck the error line.
    private static string Show(string? text)
    {
        var shown = text is null ? "" : text.Length > Shown ? text[..Shown] + "…" : text;
        return string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
    }
}
