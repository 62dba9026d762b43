using System.Management.Automation;
using System.Text.RegularExpressions;

namespace TastyPS.Tests.HouseRules;

/// <summary>The help pages and the error list say what the code does.</summary>
public sealed partial class DocRulesTests
{
    private const string BadPage = """
        ## SYNTAX

        ### A (Default)

        ```
        Get-TastyPage [-Other] <String> [<CommonParameters>]
        ```

        ### C

        ```
        Get-TastyPage [<CommonParameters>]
        ```

        ## PARAMETERS

        ### -Other

        ### -Gone
        """;

    private static readonly string Docs = ModuleUnderTest.File("docs", "en-US");
    private static readonly string[] Pages = Directory.Exists(Docs) ? [.. Directory.EnumerateFiles(Docs, "*-*.md").Order(StringComparer.Ordinal)] : [];

    [Fact]
    public void Every_page_matches_its_cmdlet()
    {
        var cmdlets = CmdletShape.OfModule.ToDictionary(c => c.Name);
        HouseRule.Holds(Pages.SelectMany(path => cmdlets.TryGetValue(Path.GetFileNameWithoutExtension(path), out var cmdlet)
            ? DocRules.PageMatches(cmdlet, File.ReadAllText(path))
            : [$"{Path.GetFileName(path)} describes no cmdlet"]));
    }

    [Fact]
    public void Every_cmdlet_has_its_page()
    {
        // Until the first page is written there is nothing to be complete.
        if (Pages.Length == 0) return;
        HouseRule.Holds(CmdletShape.OfModule.Select(c => c.Name).Except(Pages.Select(p => Path.GetFileNameWithoutExtension(p))).Select(n => $"{n} has no page in docs/en-US"));
    }

    [Fact]
    public void The_page_rule_finds_each_kind_of_drift() =>
        Assert.Equal(
        [
            "Get-TastyPage: the page does not describe -Second",
            "Get-TastyPage: the page does not describe -Text",
            "Get-TastyPage: the page describes -Gone, which is not there",
            "Get-TastyPage: the SYNTAX has no set B",
            "Get-TastyPage: the SYNTAX has a set C, which is not there",
            "Get-TastyPage: the SYNTAX of A lacks -Text",
        ],
        DocRules.PageMatches(new(typeof(GetPage)), BadPage));

    [Fact]
    public void Error_ids_are_well_formed_and_unique()
    {
        HouseRule.Holds(ErrorIdsOfCode().Where(id => !ErrorId().IsMatch(id)).Select(id => $"{id} is not TastyPS.<Area>.<What>"));
        HouseRule.Holds(ErrorIdsOfCode().GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key + " is there twice"));
    }

    [Fact]
    public void Error_ids_in_code_are_those_of_about_TastyErrors()
    {
        var page = Path.Combine(Docs, "about_TastyErrors.md");
        if (!File.Exists(page)) return;
        HouseRule.Holds(Differences(ErrorIdsOfCode(), File.ReadAllText(page)));
    }

    [Fact]
    public void A_missing_and_a_stale_error_id_are_named() =>
        Assert.Equal(["TastyPS.A.New is not in about_TastyErrors", "TastyPS.A.Old is in about_TastyErrors only"], Differences(["TastyPS.A.New", "TastyPS.A.Kept"], "| `TastyPS.A.Kept` | `TastyPS.A.Old` |"));

    private static IEnumerable<string> Differences(IEnumerable<string> code, string page)
    {
        var documented = ErrorId().Matches(page).Select(m => m.Value).Distinct().ToList();
        var have = code.ToList();
        return have.Except(documented).Select(id => id + " is not in about_TastyErrors").Concat(documented.Except(have).Select(id => id + " is in about_TastyErrors only"));
    }

    private static IEnumerable<string> ErrorIdsOfCode() => typeof(ErrorIds).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    [GeneratedRegex(@"\bTastyPS\.[A-Z]\w*\.[A-Z]\w*\b|\bTastyPS\.Unexpected\b")]
    private static partial Regex ErrorId();

    [Cmdlet("Get", "TastyPage")]
    internal sealed class GetPage : PSCmdlet
    {
        [Parameter(ParameterSetName = "A")] public string? Other { get; set; }
        [Parameter] public string? Text { get; set; }
        [Parameter(ParameterSetName = "B")] public string? Second { get; set; }
    }
}
