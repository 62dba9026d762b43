namespace TastyPS.Paper;

/// <summary>A series of options on futures.</summary>
/// <param name="Symbol">e.g. <c>EW3</c>.</param>
/// <param name="Kind">Which of the expirations below.</param>
/// <param name="Week">1 to 5 for weeklies.</param>
/// <param name="Day">Weekday of a weekly.</param>
public sealed record FutureOptionRoot(string Symbol, FutureOptionKind Kind, int Week = 0, DayOfWeek Day = DayOfWeek.Friday)
{
    /// <summary>The expiration type in chains; the product list calls a quarterly one <c>Quarterly</c>.</summary>
    public string ExpirationType => Kind switch
    {
        FutureOptionKind.Weekly => "Weekly",
        FutureOptionKind.EndOfMonth => "End-Of-Month",
        _ => "Regular",
    };

    public bool IsAmSettled => Kind == FutureOptionKind.Quarterly;
}
