using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>Turns words into completions: by prefix first, then by wildcard; quoted where a blank needs it. Never throws.</summary>
internal static class Candidates
{
    public static IEnumerable<CompletionResult> Match(string? typed, IEnumerable<(string Text, string Tip)> words)
    {
        var bare = (typed ?? "").Trim('\'', '"');
        // A bracket half typed is no pattern yet.
        var pattern = Patterns.TryOf(bare + "*") ?? Patterns.Of(WildcardPattern.Escape(bare) + "*");
        return words.Where(w => pattern.IsMatch(w.Text)).Select(w => new CompletionResult(Quote(w.Text), w.Text, CompletionResultType.ParameterValue, w.Tip.Length > 0 ? w.Tip : w.Text));
    }

    /// <summary>The words, or none when finding them fails: a completer that throws takes the prompt with it.</summary>
    public static IEnumerable<T> Safely<T>(Func<IEnumerable<T>> words)
    {
        try
        {
            return [.. words()];
        }
        catch (Exception)
        {
            return [];
        }
    }

    private static string Quote(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '-' or '+' or '_' or '.' or ':' or '/') ? text : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
