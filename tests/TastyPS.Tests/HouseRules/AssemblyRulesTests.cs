using System.Reflection;
using System.Xml.Linq;

namespace TastyPS.Tests.HouseRules;

/// <summary>Who may know whom, no floating money, and a summary on every public type.</summary>
public sealed class AssemblyRulesTests
{
    private const string Engine = "System.Management.Automation";

    /// <summary>Floating-point properties that are no money, each with its reason.</summary>
    private static readonly Dictionary<string, string> MayFloat = new()
    {
        ["Session.MedianMilliseconds"] = "a measured duration",
        ["Session.WorstMilliseconds"] = "a measured duration",
    };

    [Fact]
    public void Core_knows_no_PowerShell_and_no_paper() => HouseRule.Holds(AssemblyRules.ReferencesNot(ModuleUnderTest.Core, Engine, "TastyPS", "TastyPS.Paper"));

    [Fact]
    public void Cmdlets_know_no_HTTP_and_no_JSON() => HouseRule.Holds(AssemblyRules.ReferencesNot(ModuleUnderTest.Cmdlets, "System.Net.Http", "System.Text.Json"));

    [Fact]
    public void Models_know_nothing_but_the_runtime() => HouseRule.Holds(AssemblyRules.ReferencesOnlyTheRuntime(ModuleUnderTest.Models));

    [Fact]
    public void No_money_is_floating_point() => HouseRule.Holds(AssemblyRules.NoFloatingPoint(ModuleUnderTest.Models.GetExportedTypes(), MayFloat));

    [Theory]
    [InlineData("TastyPS.Models")]
    [InlineData("TastyPS.Core")]
    public void Every_public_type_has_a_summary(string name)
    {
        var assembly = Assembly.Load(name);
        HouseRule.Holds(AssemblyRules.EveryTypeHasSummary(assembly.GetExportedTypes(), XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))));
    }

    [Fact]
    public void The_rules_find_their_offenders()
    {
        Assert.Equal(["TastyPS references System.Management.Automation"], AssemblyRules.ReferencesNot(ModuleUnderTest.Cmdlets, Engine));
        Assert.Contains("TastyPS.Tests references xunit.core", AssemblyRules.ReferencesOnlyTheRuntime(typeof(AssemblyRulesTests).Assembly));
        Assert.Equal(["Bad.Price is a Double: money and prices are decimal"], AssemblyRules.NoFloatingPoint([typeof(Bad)], MayFloat));
        Assert.Equal([typeof(Bad).FullName + " has no summary"], AssemblyRules.EveryTypeHasSummary([typeof(Bad)], XDocument.Parse("<doc><member name='T:Other'><summary>x</summary></member></doc>")));
    }

    internal sealed class Bad
    {
        public double? Price { get; set; }
    }
}
