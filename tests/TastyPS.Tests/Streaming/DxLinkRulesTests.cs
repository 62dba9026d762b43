using System.Text.RegularExpressions;

namespace TastyPS.Tests.Streaming;

/// <summary>Each starred rule of ../shared/dxlink/client-rules.md is a bug that a peer shipped; the tests that hold us to it bear its number.</summary>
public sealed partial class DxLinkRulesTests
{
    [SharedFact]
    public void Every_starred_rule_has_a_test_that_bears_its_number()
    {
        var rules = StarredRow().Matches(File.ReadAllText(SharedFolder.Of("dxlink", "client-rules.md")!)).Select(m => m.Groups["rule"].Value).ToList();

        var tested = typeof(DxLinkRulesTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods())
            .SelectMany(m => m.GetCustomAttributesData())
            .Where(a => a.AttributeType == typeof(TraitAttribute) && (string?)a.ConstructorArguments[0].Value == "Rule")
            .Select(a => (string)a.ConstructorArguments[1].Value!);

        Assert.InRange(rules.Count, 25, 60);
        Assert.Empty(rules.Except(tested));
    }

    [GeneratedRegex(@"(?m)^\| (?<rule>[A-Z]\d+) \|.*★")]
    private static partial Regex StarredRow();
}
