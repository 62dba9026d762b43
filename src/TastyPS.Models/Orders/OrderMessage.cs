namespace TastyPS;

/// <summary>A warning, an error or a note of the venue about an order.</summary>
public sealed class OrderMessage : TastyObject
{
    public string? Code { get; set; }
    public string? Message { get; set; }
    public string? PreflightId { get; set; }
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Message ?? Code ?? "";
}
