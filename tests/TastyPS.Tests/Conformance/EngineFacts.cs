using System.Text.Json;

namespace TastyPS.Tests.Conformance;

/// <summary>Transcripts by scenario id, recorded from a real engine (tests/Pester/Conformance.Tests.ps1 -Record).</summary>
internal static class EngineFacts
{
    public static IReadOnlyDictionary<string, string[]> Recorded { get; } = Read(Path.Combine(SharedFolder.Repository, "tests", "Conformance", "engine-facts.json"));

    public static IReadOnlyDictionary<string, string[]> Read(string path) => JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(path))!;
}
