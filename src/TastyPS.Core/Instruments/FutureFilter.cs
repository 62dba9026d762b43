namespace TastyPS.Core;

/// <summary>Which futures are wanted.</summary>
public sealed record FutureFilter
{
    /// <summary>Products, with or without their slash.</summary>
    public IReadOnlyCollection<string>? ProductCodes { get; init; }

    public IReadOnlyCollection<string>? SecurityIds { get; init; }

    /// <summary>Tells equal security ids of two exchanges apart; it filters nothing else.</summary>
    public string? Exchange { get; init; }

    /// <summary>Expired contracts too.</summary>
    public bool IncludeInactive { get; init; }
}
