namespace TastyPS;

/// <summary>How the orders of a complex order depend on each other.</summary>
public enum ComplexOrderType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    OCO,
    OTO,
    OTOCO,
    Pairs,
    Blast,
}
