namespace TastyPS.Core;

/// <summary>
/// Chooses expirations of a chain as traders name them. The rhythm is the chain's own (Regular, Weekly …), never computed:
/// a monthly whose third Friday is a holiday is still Regular.
/// </summary>
public sealed class ExpirationPicker(MarketClock clock)
{
    /// <summary>Only the standard monthlies.</summary>
    public bool Monthly { get; init; }

    /// <summary>The one expiration nearest to so many calendar days; of two equally near the earlier.</summary>
    public int? Dte { get; init; }

    /// <summary>Fewest and most calendar days, both included.</summary>
    public (int Min, int Max)? DteRange { get; init; }

    /// <summary>The chosen ones in order of date; those that are past are left out.</summary>
    public IReadOnlyList<T> Pick<T>(IEnumerable<T> expirations, Func<T, DateOnly> dateOf, Func<T, ExpirationType?> typeOf)
    {
        if (DteRange is { } given && given.Min > given.Max)
            throw new ArgumentException($"The range of days {given.Min},{given.Max} is reversed: give the fewest first.");

        int Days(T expiration) => clock.DaysToExpiration(dateOf(expiration));
        var candidates = expirations
            .Where(e => Days(e) >= 0 && (!Monthly || typeOf(e) == ExpirationType.Regular))
            .Where(e => DteRange is not { } range || (Days(e) >= range.Min && Days(e) <= range.Max))
            .OrderBy(Days)
            .ToList();
        if (Dte is not { } wanted || candidates.Count == 0) return candidates;

        var nearest = Days(candidates.MinBy(e => Math.Abs(Days(e) - wanted))!);
        // SPX has two roots on a monthly: the date is chosen, not one of them.
        return candidates.FindAll(e => Days(e) == nearest);
    }
}
