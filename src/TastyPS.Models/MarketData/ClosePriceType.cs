namespace TastyPS;

/// <summary>How final a closing price is.</summary>
public enum ClosePriceType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Regular,
    Final,
    Indicative,
    Preliminary,
}
