namespace TastyPS.Core;

/// <summary>Which part of a chain is wanted. What is null or false filters nothing; all that is set must fit.</summary>
public sealed record ChainFilter
{
    /// <summary>Only standard monthlies.</summary>
    public bool Monthly { get; init; }

    /// <summary>The expiration nearest to so many days.</summary>
    public int? Dte { get; init; }

    /// <summary>Fewest and most days, both included.</summary>
    public (int Min, int Max)? DteRange { get; init; }

    public IReadOnlyCollection<DateTime>? ExpirationDates { get; init; }

    public IReadOnlyCollection<decimal>? Strikes { get; init; }

    /// <summary>Lowest and highest strike, both included.</summary>
    public (decimal Min, decimal Max)? StrikeRange { get; init; }

    /// <summary>So many strikes of each expiration, those nearest to the underlying's price.</summary>
    public int? StrikeCount { get; init; }

    public OptionType? OptionType { get; init; }

    /// <summary>The expirations that fit, in order of date. One that was named and is not there is an error with the nearest ones.</summary>
    internal IReadOnlyList<T> Expirations<T>(IEnumerable<T> all, MarketClock clock, Func<T, DateTime?> dateOf, Func<T, ExpirationType?> typeOf)
    {
        var there = all.Where(e => dateOf(e) is not null).ToList();
        if (ExpirationDates?.FirstOrDefault(wanted => there.TrueForAll(e => dateOf(e) != wanted)) is { Ticks: > 0 } missing)
        {
            var nearest = there.Select(e => dateOf(e)!.Value).Distinct().OrderBy(d => (d - missing).Duration()).Take(3).Order().Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            throw new TastyException(ErrorIds.ChainExpiration, $"No options expire on {missing:yyyy-MM-dd}.", $"The nearest expirations: {string.Join(", ", nearest)}. Get-TastyExpiration lists all.") { Target = missing };
        }
        return new ExpirationPicker(clock) { Monthly = Monthly, Dte = Dte, DteRange = DteRange }
            .Pick(there.Where(e => ExpirationDates?.Contains(dateOf(e)!.Value) != false), e => DateOnly.FromDateTime(dateOf(e)!.Value), typeOf);
    }

    /// <summary>Whether a strike of one expiration is wanted.</summary>
    /// <param name="strikes">All of the expiration.</param>
    /// <param name="price">The underlying's; needed for <see cref="StrikeCount"/> alone.</param>
    internal Func<decimal?, bool> StrikesOf(IEnumerable<decimal?> strikes, decimal? price)
    {
        var near = StrikeCount is { } count ? strikes.Distinct().OrderBy(s => Math.Abs((s - price) ?? 0)).ThenBy(s => s).Take(count).ToHashSet() : null;
        return strike => near?.Contains(strike) != false
            && Strikes?.Contains(strike ?? 0) != false
            && (StrikeRange is not { } range || (strike >= range.Min && strike <= range.Max));
    }
}
