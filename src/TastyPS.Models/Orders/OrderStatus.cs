namespace TastyPS;

/// <summary>Where an order is in its life. There is no status for a partial fill: see the remaining quantity of the legs.</summary>
public enum OrderStatus
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Received,
    Routed,
    InFlight,
    Live,
    CancelRequested,
    ReplaceRequested,
    Contingent,
    Filled,
    Cancelled,
    Expired,
    Rejected,
    Removed,
    PartiallyRemoved,
}
