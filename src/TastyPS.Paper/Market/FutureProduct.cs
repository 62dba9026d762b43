namespace TastyPS.Paper;

/// <summary>A futures product: its contract, its months, its options.</summary>
public sealed record FutureProduct
{
    public required string Code { get; init; }
    public required string Description { get; init; }
    public required string Sector { get; init; }

    /// <summary>The <see cref="Underlying"/> behind it.</summary>
    public required string Follows { get; init; }

    public string Exchange { get; init; } = "CME";
    public required string StreamerExchange { get; init; }
    public required decimal Tick { get; init; }

    /// <summary>Dollars for one point.</summary>
    public required decimal Multiplier { get; init; }

    public decimal DisplayFactor { get; init; } = 0.01m;
    public string ListedMonths { get; init; } = "HMUZ";
    public string ActiveMonths { get; init; } = "HMUZ";
    public int Listed { get; init; } = 6;
    public required FutureExpiryRule Expiry { get; init; }
    public bool CashSettled { get; init; }
    public bool SmallNotional { get; init; }
    public required string RollName { get; init; }
    public decimal? InitialMargin { get; init; }
    public string? UnderlyingIndex { get; init; }
    public int Liquidity { get; init; } = 4;

    /// <summary>Contracts a day, in thousands.</summary>
    public double Volume { get; init; } = 200;

    public IReadOnlyList<FutureOptionRoot> OptionRoots { get; init; } = [];
    public TickRule OptionTicks { get; init; } = TickRule.Cent;
    public decimal StrikeStep { get; init; } = 1;

    public MarketCollection Collection => Exchange == "CFE" ? MarketCollection.CFE : MarketCollection.CME;
}

/// <summary>How the last trading day of a contract month is found.</summary>
public enum FutureExpiryRule
{
    /// <summary>Third Friday, settled at the open.</summary>
    ThirdFriday,

    /// <summary>Three business days before the 25th of the month before.</summary>
    CrudeOil,

    /// <summary>Third last business day of the month.</summary>
    Metals,

    /// <summary>Seven business days before the last one of the month.</summary>
    Treasury,

    /// <summary>Two business days before the third Wednesday.</summary>
    Currency,

    /// <summary>Three business days before the first of the month.</summary>
    NaturalGas,

    /// <summary>The Wednesday 30 days before the following month's third Friday.</summary>
    Volatility,
}

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

/// <summary>Expiration schedule of a <see cref="FutureOptionRoot"/>.</summary>
public enum FutureOptionKind
{
    /// <summary>With the future itself, at the open.</summary>
    Quarterly,

    /// <summary>Every month, a few days before the future's own last day.</summary>
    Serial,

    EndOfMonth,
    Weekly,
}
