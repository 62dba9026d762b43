namespace TastyPS;

/// <summary>What options on shares and on futures have in common, for whoever filters chains of both.</summary>
internal interface IOption
{
    string? UnderlyingSymbol { get; }

    /// <summary>The root that its expiration belongs to: SPXW, EW4.</summary>
    string? ChainRoot { get; }

    DateTime? ExpirationDate { get; }

    ExpirationType? ExpirationType { get; }

    decimal? StrikePrice { get; }

    OptionType? OptionType { get; }
}
