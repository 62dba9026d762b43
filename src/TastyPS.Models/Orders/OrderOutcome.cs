namespace TastyPS;

/// <summary>What became of an order that was to be sent.</summary>
public enum OrderOutcome
{
    /// <summary>Nobody knows yet: do not send it again, look at the venue's orders.</summary>
    Unknown = 0,

    /// <summary>The venue has it.</summary>
    Accepted,

    /// <summary>The venue refused it, or it never left this machine.</summary>
    NotAccepted,
}
