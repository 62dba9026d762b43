using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Wildcard patterns of names and symbols, where upper and lower case are the same.</summary>
internal static class Patterns
{
    /// <summary>The pattern; a text that is none is an error with advice, where the engine would only complain when it first matches.</summary>
    public static WildcardPattern Of(string text) => TryOf(text) ?? throw new TastyException(ErrorIds.ParameterInvalid,
        $"'{text}' is no pattern: its brackets do not hold a set of characters.", $"Complete them ([abc], [a-z]), or put a backtick before a bracket that means itself: '{WildcardPattern.Escape(text)}'.") { Target = text };

    /// <summary>The pattern, or null for a text that is none.</summary>
    public static WildcardPattern? TryOf(string text)
    {
        var pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase);
        try
        {
            pattern.IsMatch(text);
            return pattern;
        }
        catch (RuntimeException)
        {
            return null;
        }
    }
}
