using TastyProbe;

namespace TastyPS.Tests.Conformance;

/// <summary>The double does what a real PowerShell 7.6.5 was seen to do.</summary>
public sealed class EngineConformanceTests
{
    // Streams that the first recorder of ../shared did not write down.
    private static readonly string[] NewerStreams = ["warning "];

    public static TheoryData<string> Ids => [.. Scenarios.All.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_double_does_what_the_real_engine_did(string id)
    {
        var scenario = Scenarios.All.Single(s => s.Id == id);

        Assert.Equal(EngineFacts.Recorded[id], DoubleRecorder.Record(scenario));
    }

    [Fact]
    public void Every_recorded_fact_has_its_scenario() =>
        Assert.Equal(EngineFacts.Recorded.Keys.Order(StringComparer.Ordinal), Scenarios.All.Select(s => s.Id).Order(StringComparer.Ordinal));

    [SharedFact]
    public void The_recorded_facts_agree_with_those_handed_to_the_project()
    {
        var handed = EngineFacts.Read(SharedFolder.Of("powershell", "engine-facts", "transcripts.json")!);

        Assert.Equal(138, handed.Count);
        foreach (var (id, lines) in handed)
            Assert.Equal(lines, EngineFacts.Recorded[id].Where(l => !NewerStreams.Any(s => l.StartsWith(s, StringComparison.Ordinal))));
    }

    [Fact]
    public void The_probe_is_compiled_against_the_reference_assembly_and_binds_to_the_double()
    {
        var compiledAgainst = typeof(Scenario).Assembly.GetReferencedAssemblies().Single(a => a.Name == "System.Management.Automation");
        var bound = typeof(GetProbePosition).BaseType!.BaseType!.Assembly;

        Assert.Equal(new Version(3, 0, 0, 0), compiledAgainst.Version);
        Assert.Equal("TastyPS.TestEngine.TestShell", bound.GetType("TastyPS.TestEngine.TestShell")?.FullName);
        Assert.Equal(compiledAgainst.GetPublicKeyToken(), bound.GetName().GetPublicKeyToken());
    }
}
