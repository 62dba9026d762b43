namespace TastyPS;

/// <summary>A type of account that the customer may open.</summary>
public sealed class PermittedAccountType : TastyObject
{
    public string? Name { get; set; }
    public string? Description { get; set; }
    public bool? IsTaxAdvantaged { get; set; }
    public bool? HasMultipleOwners { get; set; }
    public bool? IsPubliclyAvailable { get; set; }
    public TastyList<AccountMarginType>? MarginTypes { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? "";
}
