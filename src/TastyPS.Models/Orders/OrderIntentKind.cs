namespace TastyPS;

/// <summary>What the order journal has written down before it was sent.</summary>
public enum OrderIntentKind
{
    /// <summary>A kind that this version of the module does not know.</summary>
    Unknown = 0,
    Place,
    Replace,
    Edit,
    Complex,

    /// <summary>Another ratio for a pair.</summary>
    ComplexChange,

    /// <summary>The answer to the venue's question whether an order is meant.</summary>
    Reconfirm,
}
