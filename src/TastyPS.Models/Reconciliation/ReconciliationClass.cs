namespace TastyPS;

/// <summary>How what we know of a position, an order or the cash stands to what the broker has.</summary>
public enum ReconciliationClass
{
    Match,

    /// <summary>Only we know it.</summary>
    MissingAtBroker,

    /// <summary>Only the broker knows it.</summary>
    UnknownAtBroker,

    QuantityDiffers,

    /// <summary>Long here and short there.</summary>
    DirectionDiffers,

    /// <summary>A working order that was not sent by this module.</summary>
    OrderForeign,

    Expired,
    Assigned,
    Exercised,

    /// <summary>A split, a merger, another symbol.</summary>
    CorporateAction,
}
