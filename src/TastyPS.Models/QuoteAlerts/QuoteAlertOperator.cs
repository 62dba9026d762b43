namespace TastyPS;

/// <summary>How a quote alert compares its figure with the threshold.</summary>
public enum QuoteAlertOperator
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    GreaterThan,
    LessThan,
}
