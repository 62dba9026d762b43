using System.Text;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

[Flags]
public enum WildcardOptions { None = 0, Compiled = 1, IgnoreCase = 2, CultureInvariant = 4 }

/// <summary>Matches by <c>*</c>, <c>?</c>, <c>[abc]</c>, with the backtick as escape.</summary>
public sealed class WildcardPattern
{
    private const string Special = "*?[]";
    private readonly string _pattern;
    private readonly Regex? _regex;

    public WildcardPattern(string pattern)
        : this(pattern, WildcardOptions.None) { }

    public WildcardPattern(string pattern, WildcardOptions options)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var regexOptions = RegexOptions.Singleline | (options.HasFlag(WildcardOptions.IgnoreCase) ? RegexOptions.IgnoreCase : 0) | RegexOptions.CultureInvariant;
        _pattern = pattern;
        try
        {
            _regex = ToRegex(pattern) is { } regex ? new Regex(regex, regexOptions) : null;
        }
        catch (ArgumentException)
        {
            // A set that is none, such as [b-a]: said when it is first matched, as the engine does.
        }
    }

    public static WildcardPattern Get(string pattern, WildcardOptions options) => new(pattern, options);

    public static bool ContainsWildcardCharacters(string pattern)
    {
        for (var i = 0; i < pattern?.Length; i++)
        {
            if (pattern[i] == '`') i++;
            else if (Special.Contains(pattern[i])) return true;
        }
        return false;
    }

    public static string Escape(string pattern) => string.Concat(pattern.Select(c => Special.Contains(c) || c == '`' ? "`" + c : c.ToString()));

    public static string Unescape(string pattern) => Regex.Replace(pattern, @"`([*?\[\]`])", "$1");

    public bool IsMatch(string? input) => _regex is null
        ? throw new RuntimeException($"The specified wildcard character pattern is not valid: {_pattern}")
        : input is not null && _regex.IsMatch(input);

    private static string? ToRegex(string pattern)
    {
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '`' && i + 1 < pattern.Length) regex.Append(Regex.Escape(pattern[++i].ToString()));
            else if (c == '*') regex.Append(".*");
            else if (c == '?') regex.Append('.');
            else if (c == '[' && pattern.IndexOf(']', i + 2 < pattern.Length ? i + 2 : i) is var end and > 0)
            {
                regex.Append('[').Append(pattern[(i + 1)..end].Replace(@"\", @"\\", StringComparison.Ordinal).Replace("^", @"\^", StringComparison.Ordinal)).Append(']');
                i = end;
            }
            else if (c == '[') return null;
            else regex.Append(Regex.Escape(c.ToString()));
        }
        return regex.Append(@"\z").ToString();
    }
}
