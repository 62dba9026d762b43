using System.Globalization;

namespace TastyPS.Paper;

/// <summary>The dated versions of the API that are alive, and which one a request gets.</summary>
internal static class ApiVersion
{
    /// <summary>From here on an order search must say where it starts, and live orders come in pages.</summary>
    public const int OrderSearchNeedsStart = 20261012;

    private const int Oldest = 20250813;
    private static readonly int[] Live = [Oldest, OrderSearchNeedsStart];

    /// <summary>The highest version not above the one asked for, the oldest when none was asked for, null when it is older than all or no date.</summary>
    public static int? Choose(string? asked)
    {
        if (string.IsNullOrEmpty(asked)) return Oldest;
        return WireDate(asked) is { } date && date >= Oldest ? Live.Last(v => v <= date) : null;
    }

    private static int? WireDate(string text)
        => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? (d.Year * 10000) + (d.Month * 100) + d.Day : null;
}
