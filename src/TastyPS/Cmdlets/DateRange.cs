using System.Globalization;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Stops a range that runs backwards at the door; the venue would answer it with an empty list.</summary>
internal static class DateRange
{
    public static void Check(DateTime? start, DateTime? end)
    {
        if (start > end)
            throw new TastyException(ErrorIds.ParameterInvalid, string.Create(CultureInfo.InvariantCulture, $"The range runs backwards: from {start:yyyy-MM-dd HH:mm} to {end:yyyy-MM-dd HH:mm}."), "Exchange the two.");
    }
}
