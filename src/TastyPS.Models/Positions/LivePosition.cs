namespace TastyPS;

/// <summary>
/// A position at one moment of the stream: what is held, its mark in the middle of the market, what that makes of it, and the
/// Greeks of options. A new object with every change. Figures are null until the feed has answered.
/// </summary>
public sealed class LivePosition : StreamEvent
{
    public string? AccountNumber { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public string? StreamerSymbol { get; set; }

    /// <summary>Negative when short.</summary>
    public decimal? SignedQuantity { get; set; }

    public decimal? Multiplier { get; set; }
    public decimal? AverageOpenPrice { get; set; }
    public decimal? BidPrice { get; set; }
    public decimal? AskPrice { get; set; }
    public decimal? MarkPrice { get; set; }
    public decimal? MarketValue { get; set; }
    public decimal? UnrealizedGain { get; set; }
    public decimal? DayGain { get; set; }

    /// <summary>Of one option; positions of shares and futures have 1.</summary>
    public decimal? Delta { get; set; }

    public decimal? Gamma { get; set; }
    public decimal? Theta { get; set; }
    public decimal? Vega { get; set; }
    public decimal? ImpliedVolatility { get; set; }

    /// <summary>Delta times quantity and multiplier: the shares, or units of the underlying, that the position moves like.</summary>
    public decimal? PositionDelta => Delta * SignedQuantity * Multiplier;

    /// <summary>What a calendar day takes or gives, in money.</summary>
    public decimal? PositionTheta => Theta * SignedQuantity * Multiplier;

    public override string ToString() => FormattableString.Invariant($"{SignedQuantity} {Symbol} @ {MarkPrice}");
}
