namespace TastyPS.Core;

/// <summary>Which orders of the past are wanted, in the venue's own filters. It wants a start.</summary>
public sealed record OrderFilter
{
    /// <summary>The first day; one of this and <see cref="StartAt"/> must be given.</summary>
    public DateTime? StartDate { get; init; }

    public DateTime? EndDate { get; init; }

    public DateTime? StartAt { get; init; }

    public DateTime? EndAt { get; init; }

    public IReadOnlyCollection<OrderStatus>? Statuses { get; init; }

    public string? UnderlyingSymbol { get; init; }

    public InstrumentType? UnderlyingInstrumentType { get; init; }

    public string? FuturesSymbol { get; init; }

    public bool OldestFirst { get; init; }
}
