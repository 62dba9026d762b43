namespace TastyPS.Tests.HouseRules;

/// <summary>Asserts that a rule found no offender, and lists them all where it did.</summary>
internal static class HouseRule
{
    public static void Holds(IEnumerable<string> violations)
    {
        var list = violations.ToList();
        Assert.True(list.Count == 0, string.Join("\n", list));
    }
}
