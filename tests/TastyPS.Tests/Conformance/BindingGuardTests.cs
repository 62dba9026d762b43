using TastyPS.TestEngine;

namespace TastyPS.Tests.Conformance;

/// <summary>
/// The shipped TastyPS.dll binds to the double as it binds to the engine: whatever it refers to is in both.
/// A missing member would otherwise show only when the method that uses it is first run.
/// </summary>
public sealed class BindingGuardTests
{
    private static readonly string Double = typeof(TestShell).Assembly.Location;
    private static readonly string Module = typeof(Commands.ModuleMarker).Assembly.Location;

    [Fact]
    public void Whatever_the_module_refers_to_is_in_the_double() => AssertNone(SmaReferences.NeededBy(Module).Except(SmaReferences.OfferedBy(Double)), "missing in tests/TastyPS.TestEngine");

    [Fact]
    public void Whatever_the_module_refers_to_is_in_the_reference_assembly()
    {
        if (ReferenceAssembly() is not { } reference) return;
        AssertNone(SmaReferences.NeededBy(Module).Except(SmaReferences.OfferedBy(reference)), "not in PowerShellStandard.Library");
    }
}
