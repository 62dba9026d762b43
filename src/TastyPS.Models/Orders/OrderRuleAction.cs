namespace TastyPS;

/// <summary>What a condition does when it is met.</summary>
public enum OrderRuleAction
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Route,
    Cancel,
}
