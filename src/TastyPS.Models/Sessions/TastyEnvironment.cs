namespace TastyPS;

/// <summary>Where a session trades.</summary>
public enum TastyEnvironment
{
    /// <summary>The broker inside the module: no account, no network, no money.</summary>
    Paper = 0,

    /// <summary>The venue's certification system: play money, wiped every day.</summary>
    Sandbox,

    /// <summary>Real money.</summary>
    Production,
}
