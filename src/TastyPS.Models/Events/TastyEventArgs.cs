namespace TastyPS;

/// <summary>What happened, for the action of an event: <c>$EventArgs</c> there, <c>SourceEventArgs</c> of what Get-Event gives.</summary>
public sealed class TastyEventArgs : EventArgs
{
    public TastyEventKind Kind { get; set; }

    /// <summary>When it happened, by the market's or the venue's time where it is told.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>The streamer symbol of a market's value; the instrument of a fill or position; the underlying of a rejected order.</summary>
    public string? Symbol { get; set; }

    public string? AccountNumber { get; set; }

    public long? OrderId { get; set; }

    /// <summary>The price, spread, delta or gain that passed the limit.</summary>
    public decimal? Value { get; set; }

    /// <summary>What happened, in a line.</summary>
    public string? Summary { get; set; }

    /// <summary>The whole of it: a Quote, Greeks, LivePosition, Fill, Order or StreamGap.</summary>
    public object? Data { get; set; }

    /// <inheritdoc/>
    public override string ToString() => TastyPS.Summary.Of(Kind, Summary);
}
