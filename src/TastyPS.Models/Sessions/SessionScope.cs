namespace TastyPS;

/// <summary>How long a connection is remembered.</summary>
public enum SessionScope
{
    /// <summary>For this user: later shells and scheduled scripts connect by themselves.</summary>
    CurrentUser,

    /// <summary>For this process: nothing is written to disk.</summary>
    Process,
}
