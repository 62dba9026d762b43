namespace TastyPS.Paper;

/// <summary>Anything with a symbol that can be quoted.</summary>
public sealed record Instrument
{
    /// <summary>The API's form: <c>SPY</c>, <c>SPY   260116C00500000</c>, <c>/ESZ6</c>, <c>./ESZ6 EW4U6 260927P2975</c>, <c>BTC/USD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>As on the wire: <c>Equity</c>, <c>Equity Option</c>, <c>Future</c>, <c>Future Option</c>, <c>Cryptocurrency</c>, <c>Index</c>, <c>Warrant</c>.</summary>
    public required string InstrumentType { get; init; }

    /// <summary>What orders and positions are grouped by: the stock, the index, or the future (not its product).</summary>
    public required string UnderlyingSymbol { get; init; }

    public required string StreamerSymbol { get; init; }
    public required string Description { get; init; }

    /// <summary>Dollars for one point of price in one unit.</summary>
    public required decimal Multiplier { get; init; }

    public required TickRule Ticks { get; init; }
    public required Underlying Underlying { get; init; }
    public required MarketCollection Collection { get; init; }

    /// <summary>False once it has expired or is delisted.</summary>
    public bool Active { get; init; } = true;

    public decimal? Strike { get; init; }
    public DateOnly? ExpirationDate { get; init; }

    /// <summary>The instant from which it is worth its intrinsic value.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? StopsTradingAt { get; init; }

    /// <summary><c>C</c>, <c>P</c>, or null.</summary>
    public string? OptionType { get; init; }

    public string? ExerciseStyle { get; init; }
    public string? SettlementType { get; init; }
    public string? ExpirationType { get; init; }

    /// <summary>Option root: <c>SPXW</c>, <c>EW3</c>.</summary>
    public string? RootSymbol { get; init; }

    /// <summary>For futures and their options.</summary>
    public FutureProduct? Product { get; init; }

    /// <summary>What an option is an option on: a stock, an index or a future.</summary>
    public Instrument? PricedFrom { get; init; }

    /// <summary>The future under a future option.</summary>
    public Instrument? Future => Product is null ? null : PricedFrom;

    public IReadOnlyList<TickSize> TickSizes => Ticks.Sizes;
    public bool IsOption => OptionType is not null;
    public bool IsCall => OptionType == "C";
    public bool IsFuture => Product is not null && !IsOption;

    public override string ToString() => Symbol;
}
