namespace TastyPS.Core;

/// <summary>Market dates as parameters take them: a date, a text in a form that means one day under every culture, or a word.</summary>
public static class MarketDates
{
    /// <summary>What a caller may say in an error.</summary>
    public const string Expected = MarketDateText.Expected + ", 'today' or 'yesterday'";

    /// <summary>Midnight of kind Unspecified; false for anything else.</summary>
    /// <param name="today">The market's, midnight of kind Unspecified.</param>
    public static bool TryParse(string? text, DateTime today, out DateTime date)
    {
        switch (text?.Trim().ToUpperInvariant())
        {
            case "TODAY":
                date = today;
                return true;
            case "YESTERDAY":
                date = today.AddDays(-1);
                return true;
            default:
                return MarketDateText.TryParse(text, out date);
        }
    }

    /// <summary>The day that a <see cref="DateTime"/> names as it is read: its own, whatever its kind and hour.</summary>
    public static DateTime Of(DateTime value) => DateTime.SpecifyKind(value.Date, DateTimeKind.Unspecified);
}
