namespace TastyPS.Paper;

/// <summary>How the last trading day of a contract month is found.</summary>
public enum FutureExpiryRule
{
    /// <summary>Third Friday, settled at the open.</summary>
    ThirdFriday,

    /// <summary>Three business days before the 25th of the month before.</summary>
    CrudeOil,

    /// <summary>Third last business day of the month.</summary>
    Metals,

    /// <summary>Seven business days before the last one of the month.</summary>
    Treasury,

    /// <summary>Two business days before the third Wednesday.</summary>
    Currency,

    /// <summary>Three business days before the first of the month.</summary>
    NaturalGas,

    /// <summary>The Wednesday 30 days before the following month's third Friday.</summary>
    Volatility,
}
