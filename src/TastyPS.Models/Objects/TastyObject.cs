namespace TastyPS;

/// <summary>
/// What every object of the venue has in common: the venue adds fields and enum values without notice, and nothing of them is lost.
/// </summary>
/// <remarks>They are methods and not properties, so that no table and no CSV gets a column of them.</remarks>
public abstract class TastyObject
{
    /// <summary>JSON fields that the model lacks, by their JSON name. Filled by Core; null while there is none.</summary>
    internal Dictionary<string, object?>? UnknownFields { get; set; }

    /// <summary>Texts of enum values that the model lacks, by property name. Filled by Core; null while there is none.</summary>
    internal Dictionary<string, string>? RawTexts { get; set; }

    /// <summary>The text that the venue sent for a property whose value is <c>Unknown</c>; null where the value is a known one.</summary>
    /// <param name="propertyName">The name of the enum property, e.g. <c>Status</c>; upper and lower case are the same.</param>
    public string? GetRaw(string propertyName)
    {
        ArgumentNullException.ThrowIfNull(propertyName);
        return RawTexts?.GetValueOrDefault(propertyName);
    }

    /// <summary>
    /// The JSON fields that this version of the module has no property for, as plain values: string, long, decimal, bool,
    /// lists (<c>object[]</c>) and dictionaries. Empty when there are none.
    /// </summary>
    public IReadOnlyDictionary<string, object?> GetUnknownFields() => UnknownFields ?? Nothing;

    private static readonly Dictionary<string, object?> Nothing = [];
}
