namespace TastyPS;

/// <summary>A position, with figures computed from its own multiplier.</summary>
/// <remarks>
/// The quantity is never negative, <see cref="QuantityDirection"/> has its side; <see cref="SignedQuantity"/> has both. Realized gains are signed
/// by their effect: Credit positive, Debit negative. The computed figures are null where an input is missing; marks come only when they were asked for.
/// For a future the market value is the notional value.
/// </remarks>
public sealed class Position : TastyObject
{
    public string? AccountNumber { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public string? StreamerSymbol { get; set; }
    public string? Symbol { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public decimal? Quantity { get; set; }

    /// <summary>The price that the gain of the day counts from: the last close, or the opening price of what was opened today.</summary>
    public decimal? AverageDailyMarketClosePrice { get; set; }

    public decimal? AverageOpenPrice { get; set; }
    public decimal? AverageYearlyMarketClosePrice { get; set; }
    public decimal? ClosePrice { get; set; }

    /// <summary>Credit for a long position: what closing it would bring.</summary>
    public PriceEffect? CostEffect { get; set; }

    public bool? IsFrozen { get; set; }
    public bool? IsSuppressed { get; set; }
    public decimal? Mark { get; set; }
    public decimal? MarkPrice { get; set; }
    public decimal? Multiplier { get; set; }
    public QuantityDirection? QuantityDirection { get; set; }
    public decimal? RestrictedQuantity { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public string? DeliverableType { get; set; }
    public decimal? FixingPrice { get; set; }
    public decimal? RealizedDayGain { get => field.By(RealizedDayGainEffect); set; }

    [MarketDate]
    public DateTime? RealizedDayGainDate { get; set; }

    public PriceEffect? RealizedDayGainEffect { get; set; }
    public decimal? RealizedToday { get => field.By(RealizedTodayEffect); set; }

    [MarketDate]
    public DateTime? RealizedTodayDate { get; set; }

    public PriceEffect? RealizedTodayEffect { get; set; }
    public decimal? FaceValue { get; set; }
    public decimal? ParSize { get; set; }
    public DateTime? CreatedAt { get; set; }
    public DateTime? UpdatedAt { get; set; }
    public long? OrderId { get; set; }
    public string? UpdateType { get; set; }

    /// <summary>The quantity with its side: negative when short.</summary>
    public decimal? SignedQuantity => QuantityDirection switch
    {
        TastyPS.QuantityDirection.Long => Quantity,
        TastyPS.QuantityDirection.Short => -Quantity,
        TastyPS.QuantityDirection.Zero => 0,
        _ => Quantity is 0 ? 0 : null,
    };

    /// <summary>What the position is worth at the mark; negative when short.</summary>
    public decimal? MarketValue => ValueAt(MarkPrice ?? Mark);

    /// <summary>What was paid for the position; negative when it brought money in.</summary>
    public decimal? Cost => ValueAt(KnownOpenPrice);

    /// <summary>The gain since opening, not counting fees.</summary>
    public decimal? UnrealizedGain => MarketValue - Cost;

    /// <summary>The unrealized part of the gain since the last close; for what was opened today, since opening.</summary>
    public decimal? DayGain => MarketValue - ValueAt(DayBasis);

    // The venue sends 0.0 for future options whose opening price it does not know.
    private decimal? KnownOpenPrice => AverageOpenPrice is 0 && InstrumentType is TastyPS.InstrumentType.FutureOption ? null : AverageOpenPrice;

    // The plain close is right only for what was already held then, so the venue's own basis goes first. 0.0 means that there was no close.
    private decimal? DayBasis => AverageDailyMarketClosePrice ?? (ClosePrice is 0 ? null : ClosePrice);

    private decimal? ValueAt(decimal? price) => SignedQuantity * price * Multiplier;

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(SignedQuantity, Symbol);
}
