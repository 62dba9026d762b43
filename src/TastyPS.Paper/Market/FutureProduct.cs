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
