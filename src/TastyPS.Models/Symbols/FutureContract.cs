using System.Globalization;

namespace TastyPS;

/// <summary>A contract month of a futures (or future option) root: <c>ES</c>, December, 2026. The venue writes one digit of the year, the streamer two.</summary>
internal sealed record FutureContract(string Root, int Month, int Year)
{
    /// <summary>January to December as the exchanges write them.</summary>
    public const string MonthCodes = "FGHJKMNQUVXZ";

    /// <summary>A one-digit year names exactly one of ten years; these two are for history, the others for contracts still listed.</summary>
    private const int YearsBack = 2;

    public string ToApi() => string.Create(CultureInfo.InvariantCulture, $"{Root}{MonthCodes[Month - 1]}{Year % 10}");

    public string ToStreamer() => string.Create(CultureInfo.InvariantCulture, $"{Root}{MonthCodes[Month - 1]}{Year % 100:00}");

    public DateTime FirstOfMonth => new(Year, Month, 1);

    /// <summary>The first of the ten years that a one-digit year can name when it is read on <paramref name="today"/>.</summary>
    public static int EarliestYear(DateOnly today) => today.Year - YearsBack;

    /// <summary>Null when a two-digit year lies outside of the ten years from <paramref name="earliestYear"/>: cut to one digit it would name another contract.</summary>
    public static FutureContract? From(string root, string month, string yearDigits, int earliestYear)
    {
        var digits = int.Parse(yearDigits, CultureInfo.InvariantCulture);
        var year = earliestYear + ((digits - earliestYear) % 10 + 10) % 10;
        if (yearDigits.Length == 2 && year % 100 != digits) return null;
        return new FutureContract(root, MonthCodes.IndexOf(month[0]) + 1, year);
    }
}
