namespace TastyProbe;

/// <summary>Every scenario; their transcripts, recorded from a real engine, are in tests/Conformance/engine-facts.json.</summary>
public static class Scenarios
{
    public static IReadOnlyList<Scenario> All { get; } = [.. BindingScenarios.All(), .. ConversionScenarios.All(), .. EngineScenarios.All()];
}
