namespace TastyPS;

/// <summary>How contracts of a product roll to the next month.</summary>
public sealed class FutureRoll : TastyObject
{
    public string? Name { get; set; }
    public int? ActiveCount { get; set; }
    public int? BusinessDaysOffset { get; set; }
    public bool? CashSettled { get; set; }
    public bool? FirstNotice { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? "";
}
