namespace TastyPS;

/// <summary>The bars of a symbol from one time to another, or as many of them as came.</summary>
public sealed class CandleHistory
{
    /// <summary>The candle symbol in its normal form.</summary>
    public string? Symbol { get; set; }

    public DateTime? RequestedFrom { get; set; }
    public DateTime? RequestedTo { get; set; }

    /// <summary>The first and the last bar that came.</summary>
    public DateTime? ReceivedFrom { get; set; }

    public DateTime? ReceivedTo { get; set; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<Candle> Candles { get; set; } = [];

    /// <summary>True when the feed sent all that it has of the range.</summary>
    public bool IsComplete { get; set; }

    /// <summary>What is missing and why; empty when nothing is.</summary>
    public string? Missing { get; set; }

    public override string ToString() => $"{Symbol}: {Candles.Count} candles{(Missing is null ? "" : ", " + Missing)}";
}
