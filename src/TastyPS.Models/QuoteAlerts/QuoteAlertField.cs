namespace TastyPS;

/// <summary>The figure that a quote alert watches.</summary>
public enum QuoteAlertField
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Last,
    Bid,
    Ask,
    IV,
}
