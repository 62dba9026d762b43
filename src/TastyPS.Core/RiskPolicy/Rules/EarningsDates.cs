namespace TastyPS.Core;

/// <summary>How far the earnings of what an order opens are away.</summary>
internal static class EarningsDates
{
    // The next report is never further away; a date older than this is a leftover.
    private const int Quarter = 100;

    /// <summary>Calendar days to the reports, negative for those past; empty where nothing that is opened has earnings.</summary>
    public static async Task<IReadOnlyList<int>> DaysAsync(RiskCase order)
    {
        var days = new List<int>();
        foreach (var underlying in (await order.OrdersAsync().ConfigureAwait(false)).Select(o => o.Underlying).Distinct())
        {
            if (Symbol.Parse(underlying).InstrumentType != InstrumentType.Equity) continue;
            if (await ReportAsync(order, underlying).ConfigureAwait(false) is { } date) days.Add(date.DayNumber - order.Today.DayNumber);
            else if (!await HasNoneAsync(order, underlying).ConfigureAwait(false)) throw RiskCase.Unknown($"when {underlying} reports");
        }
        return days;
    }

    private static async Task<DateOnly?> ReportAsync(RiskCase order, string underlying)
    {
        await foreach (var metric in order.Client.MarketData.MetricsAsync([underlying], order.CancelToken).ConfigureAwait(false))
            if (metric.Earnings?.ExpectedReportDate is { } date && DateOnly.FromDateTime(date) is var day && day.DayNumber >= order.Today.DayNumber - Quarter) return day;
        return null;
    }

    // A fund reports nothing.
    private static async Task<bool> HasNoneAsync(RiskCase order, string underlying)
    {
        var equity = await order.Client.Orders.EquityAsync(underlying, order.CancelToken).ConfigureAwait(false);
        return equity is { IsEtf: true } or { IsIndex: true };
    }
}
