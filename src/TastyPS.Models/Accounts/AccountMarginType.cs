namespace TastyPS;

/// <summary>A margin type that a type of account comes in.</summary>
public sealed class AccountMarginType : TastyObject
{
    public string? Name { get; set; }
    public bool? IsMargin { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? "";
}
