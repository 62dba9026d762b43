namespace TastyPS;

/// <summary>What came of a check.</summary>
public enum CheckResult
{
    Pass,

    /// <summary>It works, but not as one would expect.</summary>
    Warn,

    /// <summary>Something cannot work before this is mended.</summary>
    Fail,
}
