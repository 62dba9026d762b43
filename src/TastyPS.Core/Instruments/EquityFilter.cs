namespace TastyPS.Core;

/// <summary>Which equities are wanted; null asks for both.</summary>
public sealed record EquityFilter
{
    public bool? IsEtf { get; init; }

    public bool? IsIndex { get; init; }

    public Lendability? Lendability { get; init; }
}
