namespace TastyPS.Paper;

/// <summary>One line of the paper world: what it is called, what it costs on an ordinary day, and how it moves.</summary>
public sealed record Underlying
{
    public required string Symbol { get; init; }
    public required string Description { get; init; }
    public required UnderlyingKind Kind { get; init; }
    public required string Sector { get; init; }
    public string Industry { get; init; } = "";
    public required double BasePrice { get; init; }

    /// <summary>Yearly, of an ordinary day.</summary>
    public required double Volatility { get; init; }

    public double Beta { get; init; } = 1;

    /// <summary>Yearly, as a fraction of the price. For futures: whatever the curve gives back (convenience yield, foreign rate).</summary>
    public double Yield { get; init; }

    /// <summary>0 to 5 stars, as the venue rates options.</summary>
    public int Liquidity { get; init; } = 3;

    /// <summary>Shares a day, in millions.</summary>
    public double Volume { get; init; } = 5;

    /// <summary>Shares outstanding, in millions.</summary>
    public double Shares { get; init; }

    /// <summary>Skew of the smile.</summary>
    public double Skew { get; init; } = -0.35;

    /// <summary>The underlying whose price this one copies, times <see cref="Ratio"/>.</summary>
    public string? Follows { get; init; }

    public double Ratio { get; init; } = 1;

    public string ListedMarket { get; init; } = "XNAS";
    public bool Active { get; init; } = true;
    public IReadOnlyList<OptionRoot> OptionRoots { get; init; } = [];
    public TickRule Ticks { get; init; } = TickRule.Stock;

    public bool HasEarnings => Kind == UnderlyingKind.Stock && Shares > 0;

    /// <summary>In cash, on dates of their own.</summary>
    public bool PaysDividends => Yield > 0 && Kind is (UnderlyingKind.Stock or UnderlyingKind.Etf);

    public bool IsAlwaysOpen => Kind == UnderlyingKind.Crypto;

    /// <summary>The venue's instrument type. Market data calls an index <c>Equity</c>, as does the list of equities.</summary>
    public string InstrumentType => Kind switch
    {
        UnderlyingKind.Crypto => "Cryptocurrency",
        UnderlyingKind.Warrant => "Warrant",
        UnderlyingKind.Index => "Index",
        _ => "Equity",
    };

    public string StreamerSymbol => Kind == UnderlyingKind.Crypto ? Symbol + ":CXTALP" : Symbol;

    public override string ToString() => Symbol;
}
