namespace TastyPS;

/// <summary>How long an order works. Ext forms include the extended hours and are for single-leg equity orders only.</summary>
public enum TimeInForce
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Day,
    Ext,
    ExtOvernight,
    GTC,
    GTCExt,
    GTCExtOvernight,
    GTD,
    IOC,
}
