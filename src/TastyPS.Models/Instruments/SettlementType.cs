namespace TastyPS;

/// <summary>When and into what an option settles. Future: the full futures option says so, its nested form AM or PM.</summary>
public enum SettlementType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    AM,
    PM,
    Future,
}
