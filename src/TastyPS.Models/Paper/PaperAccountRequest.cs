namespace TastyPS;

/// <summary>A paper account to open, or how to begin anew with one.</summary>
public sealed class PaperAccountRequest : TastyObject
{
    public PaperAccountType? Kind { get; set; }
    public decimal? Deposit { get; set; }
    public string? Nickname { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Kind?.ToString());
}
