using System.Text.RegularExpressions;

namespace TastyPS.Tests.HouseRules;

/// <summary>What the manifest exports is what the assembly has.</summary>
public sealed partial class ManifestRulesTests
{
    private static readonly string Manifest = File.ReadAllText(ModuleUnderTest.File("TastyPS.psd1"));

    [Fact]
    public void The_manifest_exports_the_cmdlets_of_the_assembly() =>
        HouseRule.Holds(Differences(Exports(Manifest, "CmdletsToExport"), CmdletShape.OfModule.Select(c => c.Name)));

    [Fact]
    public void The_manifest_exports_the_aliases_of_the_assembly() =>
        HouseRule.Holds(Differences(Exports(Manifest, "AliasesToExport"), CmdletShape.OfModule.SelectMany(c => c.Aliases)));

    [Fact]
    public void Lists_are_explicit_and_sorted()
    {
        Assert.Empty(Exports(Manifest, "FunctionsToExport"));
        Assert.Empty(Exports(Manifest, "VariablesToExport"));
        Assert.Equal(Exports(Manifest, "CmdletsToExport").Order(StringComparer.OrdinalIgnoreCase), Exports(Manifest, "CmdletsToExport"));
    }

    [Fact]
    public void A_difference_is_named()
    {
        var exports = Exports("CmdletsToExport = @(\n 'Get-TastyA' # the first\n 'Get-TastyB'\n)", "CmdletsToExport");

        Assert.Equal(["Get-TastyA: exported, not in the assembly", "Get-TastyC: in the assembly, not exported"], Differences(exports, ["Get-TastyB", "Get-TastyC"]));
    }

    private static IEnumerable<string> Differences(IReadOnlyCollection<string> exported, IEnumerable<string> actual)
    {
        var had = actual.ToList();
        return exported.Except(had).Select(n => n + ": exported, not in the assembly").Concat(had.Except(exported).Select(n => n + ": in the assembly, not exported"));
    }

    private static string[] Exports(string manifest, string key)
    {
        var list = Regex.Match(manifest, $@"\b{key}\s*=\s*@\((?<items>[^)]*)\)");
        Assert.True(list.Success, $"the manifest has no list {key}");
        return [.. Quoted().Matches(list.Groups["items"].Value).Select(m => m.Groups["name"].Value)];
    }

    [GeneratedRegex("'(?<name>[^']*)'")]
    private static partial Regex Quoted();
}
