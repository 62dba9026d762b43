namespace TastyPS;

/// <summary>One row of a SPAN file.</summary>
public sealed class SpanRow : TastyObject
{
    [MarketDate]
    public DateTime? FileDate { get; set; }

    public int? RowIndex { get; set; }
    public string? Exchange { get; set; }

    /// <summary>The row in its fixed-width form.</summary>
    public string? RowData { get; set; }

    /// <inheritdoc/>
    public override string ToString() => RowData ?? "";
}
