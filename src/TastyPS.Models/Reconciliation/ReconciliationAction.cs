namespace TastyPS;

/// <summary>What Sync-TastyPosition made of a line.</summary>
public enum ReconciliationAction
{
    /// <summary>Nothing was done: it was only compared, or it matched.</summary>
    None,

    /// <summary>From now on we know what the broker has.</summary>
    Adopted,

    /// <summary>It stays as it is and stops orders that open, until somebody has looked at it.</summary>
    Held,
}
