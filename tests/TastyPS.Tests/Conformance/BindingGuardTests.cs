using TastyPS.TestEngine;

namespace TastyPS.Tests.Conformance;

/// <summary>
/// The shipped TastyPS.dll binds to the double as it binds to the engine: whatever it refers to is in both.
/// A missing member would otherwise show only when the method that uses it is first run.
/// </summary>
public sealed class BindingGuardTests
{
    private static readonly string Double = typeof(TestShell).Assembly.Location;
    private static readonly string Module = ModuleUnderTest.Cmdlets.Location;
    private static readonly string Probe = typeof(TastyProbe.Scenario).Assembly.Location;

    [Fact]
    public void Whatever_the_module_refers_to_is_in_the_double() =>
        AssertNone(EngineReferences.NeededBy(Module).Except(EngineReferences.OfferedBy(Double)), "missing in tests/TastyPS.TestEngine");

    [ReferenceAssemblyFact]
    public void Whatever_the_module_refers_to_is_in_the_reference_assembly() =>
        AssertNone(EngineReferences.NeededBy(Module).Except(EngineReferences.OfferedBy(ReferenceAssembly.Path!)), "not in PowerShellStandard.Library");

    [ReferenceAssemblyFact]
    public void The_double_invents_nothing() =>
        AssertNone(EngineReferences.OfferedBy(Double, visibleOnly: true).Except(EngineReferences.OfferedBy(ReferenceAssembly.Path!)).Where(n => n.StartsWith("System.", StringComparison.Ordinal)), "unknown to PowerShellStandard.Library");

    [Fact]
    public void The_guard_names_what_is_missing()
    {
        // The recorder runs on a real engine only: it is made of what the double does not have.
        var missing = EngineReferences.NeededBy(Probe).Except(EngineReferences.OfferedBy(Double)).ToList();

        Assert.Contains("System.Management.Automation.PowerShell", missing);
        Assert.Contains("System.Management.Automation.PowerShell::AddCommand System.Management.Automation.PowerShell (String)", missing);
        Assert.DoesNotContain(missing, m => m.StartsWith("System.Management.Automation.Cmdlet::", StringComparison.Ordinal));
    }

    private static void AssertNone(IEnumerable<string> names, string problem)
    {
        var list = names.Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, $"{list.Count} {problem}:\n{string.Join("\n", list)}");
    }
}
