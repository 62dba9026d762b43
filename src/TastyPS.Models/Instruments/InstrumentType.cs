namespace TastyPS;

/// <summary>Classes of instruments.</summary>
public enum InstrumentType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Bond,
    Cryptocurrency,
    CurrencyPair,
    Equity,
    EquityOffering,
    EquityOption,
    EventContract,
    FixedIncomeSecurity,
    Future,
    FutureOption,
    Index,
    LiquidityPool,
    MutualFund,
    Warrant,
}
