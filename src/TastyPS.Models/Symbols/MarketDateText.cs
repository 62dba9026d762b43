using System.Globalization;
using System.Text.RegularExpressions;

namespace TastyPS;

/// <summary>
/// Market dates as people and venues write them: <c>2026-01-16</c>, <c>20260116</c>, <c>260116</c>, <c>16jan26</c>, <c>16 Jan 2026</c>, <c>Jan 16 2026</c>.
/// Month names are English under every culture. <c>1/2/26</c> is refused: it names two days.
/// </summary>
public static partial class MarketDateText
{
    /// <summary>What a caller may say in an error.</summary>
    public const string Expected = "a date such as 2026-01-16, 260116, 16jan26 or 'Jan 16 2026'";

    /// <summary>The same grammar inside a larger pattern; groups y, m, d and mon.</summary>
    internal const string Pattern =
        "(?:(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})" +
        "|(?<y>[0-9]{4}|[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})" +
        "|(?<d>[0-9]{1,2})[ -]*(?<mon>" + Months + ")[ -]*(?<y>[0-9]{4}|[0-9]{2})" +
        "|(?<mon>" + Months + ")[ -]*(?<d>[0-9]{1,2})(?:, *| +|-)(?<y>[0-9]{4}|[0-9]{2}))";

    private const string Months = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";

    private static readonly string[] MonthNames = Months.Split('|');

    /// <summary>Reads a date; false for anything else.</summary>
    public static bool TryParse(string? text, out DateTime date)
    {
        date = default;
        return text is { Length: <= 32 } && Whole().Match(text.Trim().ToUpperInvariant()) is { Success: true } match && TryRead(match, out date);
    }

    /// <summary>The date of a match of <see cref="Pattern"/>; false when there is no such day.</summary>
    internal static bool TryRead(Match match, out DateTime date)
    {
        date = default;
        var year = Number(match.Groups["y"]);
        if (match.Groups["y"].Length == 2) year += 2000;
        var month = match.Groups["mon"] is { Success: true } name ? Array.IndexOf(MonthNames, name.Value) + 1 : Number(match.Groups["m"]);
        var day = Number(match.Groups["d"]);
        if (year < 1970 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateTime(year, month, day);
        return true;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^" + Pattern + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
