namespace TastyPS.Tests.HouseRules;

/// <summary>Every rule for cmdlets holds in the module, and finds its offender where one is put before it.</summary>
public sealed class CmdletRulesTests
{
    private static readonly string[] SourceFiles =
        [.. Directory.EnumerateFiles(ModuleUnderTest.File("src", "TastyPS"), "*.cs", SearchOption.AllDirectories).Select(f => Path.GetFileName(f))];

    private static readonly Dictionary<string, (Func<IEnumerable<CmdletShape>, IEnumerable<string>> Rule, string Offence)> Rules = new()
    {
        ["approved verb"] = (CmdletRules.ApprovedVerb, "Preview-Positions: Preview is not an approved verb"),
        ["noun prefix"] = (CmdletRules.SingularNounWithPrefix, "Preview-Positions: the noun"),
        ["singular noun"] = (CmdletRules.SingularNounWithPrefix, "New-TastyOrders: the noun"),
        ["class name"] = (CmdletRules.ClassIsVerbNounCommand, "New-TastyOrders: its class is"),
        ["file name"] = (c => CmdletRules.OneFileOfTheClassName(c, SourceFiles), "New-TastyOrders: there is no BadSets.cs"),
        ["output type"] = (CmdletRules.HasOutputType, "Preview-Positions: no [OutputType]"),
        ["should process"] = (CmdletRules.ChangingVerbsAsk, "New-TastyOrders: changes something"),
        ["money is high impact"] = (CmdletRules.MoneyIsHighImpact, "New-TastyOrders: moves money"),
        ["one pipeline value a set"] = (CmdletRules.OnePipelineValueASet, "New-TastyOrders, set A: First and Second"),
        ["default set"] = (CmdletRules.DefaultSetWhereSeveral, "New-TastyOrders: 2 sets and no default set"),
        ["same name, same type"] = (CmdletRules.SameNameSameType, "-Count: Int32 in Preview-Positions; String in New-TastyOrders"),
        ["no secret as string"] = (CmdletRules.NoSecretAsString, "Preview-Positions -ApiToken"),
        ["no bool"] = (CmdletRules.NoBool, "Preview-Positions -Deep"),
        ["decimal point"] = (CmdletRules.DecimalsHaveAPoint, "Preview-Positions -Price"),
        ["no common parameter"] = (CmdletRules.NoCommonParameter, "Preview-Positions -Verbose"),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_module_keeps_the_rule(string name) => HouseRule.Holds(Rules[name].Rule(CmdletShape.OfModule));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_finds_its_offender(string name)
    {
        var (rule, offence) = Rules[name];

        Assert.Contains(rule([new(typeof(BadNames)), new(typeof(BadSets))]), v => v.StartsWith(offence, StringComparison.Ordinal));
    }

    [Fact]
    public void Cmdlet_tests_bear_the_names_of_cmdlets()
    {
        var classes = typeof(CmdletRulesTests).Assembly.GetTypes().Select(t => t.Name);

        HouseRule.Holds(CmdletRules.TestsNameRealCmdlets(CmdletShape.OfModule, classes));
        Assert.Equal(["GetTastyNothingTests: there is no such cmdlet"], CmdletRules.TestsNameRealCmdlets(CmdletShape.OfModule, ["GetTastyNothingTests", "CmdletRulesTests"]));
    }
}
