namespace TastyPS;

/// <summary>Where a paper broker's time comes from.</summary>
public enum PaperClockMode
{
    /// <summary>Starts inside an open session and leaves out what lies between sessions, so that orders fill on a Sunday night.</summary>
    Session,

    /// <summary>Starts likewise and stands still; every step is made by hand.</summary>
    Stepped,

    /// <summary>Follows the wall clock: markets are closed when they are closed.</summary>
    Real,
}
