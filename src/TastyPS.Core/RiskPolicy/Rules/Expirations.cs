namespace TastyPS.Core;

/// <summary>How long the options that an order opens still live.</summary>
internal static class Expirations
{
    /// <summary>Calendar days in New York; empty where nothing that is opened is an option.</summary>
    public static async Task<IReadOnlyList<int>> DaysAsync(RiskCase order) =>
    [
        .. (await order.OrdersAsync().ConfigureAwait(false)).SelectMany(o => o.Opening).Select(l => Symbol.Parse(l.Symbol!)).Where(s => s.IsOption)
            .Select(s => DateOnly.FromDateTime(s.ExpirationDate ?? throw RiskCase.Unknown($"when {s} expires")).DayNumber - order.Today.DayNumber),
    ];
}
