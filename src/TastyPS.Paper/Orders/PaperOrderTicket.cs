using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>What a client asked for, read and checked for form; not yet an order.</summary>
public sealed record PaperOrderTicket
{
    public required string OrderType { get; init; }

    public required string TimeInForce { get; init; }

    public required IReadOnlyList<PaperOrderLeg> Legs { get; init; }

    public decimal? Price { get; init; }

    public string? PriceEffect { get; init; }

    public decimal? StopTrigger { get; init; }

    public decimal? Value { get; init; }

    public string? ValueEffect { get; init; }

    public DateOnly? GtcDate { get; init; }

    public bool IsStrict { get; init; }

    public PaperOrderRule? Rule { get; init; }

    public string? ExternalIdentifier { get; init; }

    public string? Source { get; init; }

    public string? PartitionKey { get; init; }

    public JsonNode? PreflightId { get; init; }

    public bool IsMarket => OrderType is "Market" or "Marketable Limit" or "Notional Market" or "Stop";

    public bool HasStop => OrderType is "Stop" or "Stop Limit";

    public bool IsExtended => TimeInForce.Contains("Ext", StringComparison.Ordinal);

    /// <summary>Good until it is cancelled, or until a date.</summary>
    public bool IsLasting => TimeInForce.StartsWith("GT", StringComparison.Ordinal);

    public Instrument First => Legs[0].Instrument;

    /// <summary>How many units of the strategy: what all legs' quantities can be divided by.</summary>
    public decimal Size => Legs.Select(l => l.Quantity).Aggregate(Divisor);

    /// <summary>The limit as cash: positive comes in.</summary>
    public decimal? SignedPrice => PriceEffect == "Debit" ? -Price : Price;

    private static decimal Divisor(decimal a, decimal b) => b == 0 ? a : Divisor(b, a % b);
}
