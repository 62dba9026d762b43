using System.Text.RegularExpressions;

namespace TastyPS.Tests.HouseRules;

/// <summary>The rules for docs/en-US/&lt;Cmdlet&gt;.md (PlatyPS markdown): a page says what the metadata says.</summary>
internal static partial class DocRules
{
    private static readonly string[] OfShouldProcess = ["WhatIf", "Confirm"];

    /// <summary>What differs between a page and its cmdlet.</summary>
    public static IEnumerable<string> PageMatches(CmdletShape cmdlet, string page)
    {
        var described = Section(page, "PARAMETERS").SelectMany(s => ParameterHeading().Matches(s)).Select(m => m.Groups["name"].Value).ToList();
        var has = cmdlet.Parameters.Select(p => p.Name).ToList();
        var allowed = cmdlet.Attribute.SupportsShouldProcess ? has.Concat(OfShouldProcess) : has;
        foreach (var name in has.Except(described)) yield return $"{cmdlet}: the page does not describe -{name}";
        foreach (var name in described.Except(allowed)) yield return $"{cmdlet}: the page describes -{name}, which is not there";
        foreach (var twice in described.GroupBy(n => n).Where(g => g.Count() > 1)) yield return $"{cmdlet}: the page describes -{twice.Key} twice";

        var blocks = Section(page, "SYNTAX").SelectMany(s => SyntaxBlock().Matches(s)).ToDictionary(m => m.Groups["set"].Value, m => m.Groups["code"].Value, StringComparer.OrdinalIgnoreCase);
        foreach (var set in cmdlet.Sets.Except(blocks.Keys, StringComparer.OrdinalIgnoreCase)) yield return $"{cmdlet}: the SYNTAX has no set {set}";
        foreach (var set in blocks.Keys.Except(cmdlet.Sets, StringComparer.OrdinalIgnoreCase)) yield return $"{cmdlet}: the SYNTAX has a set {set}, which is not there";
        foreach (var set in cmdlet.Sets.Where(blocks.ContainsKey))
        {
            var written = ParameterUse().Matches(blocks[set]).Select(m => m.Groups["name"].Value).Except(OfShouldProcess).ToList();
            var real = cmdlet.In(set).Select(p => p.Name).ToList();
            foreach (var name in real.Except(written)) yield return $"{cmdlet}: the SYNTAX of {set} lacks -{name}";
            foreach (var name in written.Except(real)) yield return $"{cmdlet}: the SYNTAX of {set} has -{name}, which is not there";
        }
    }

    private static IEnumerable<string> Section(string page, string heading) =>
        Regex.Matches(page, $@"(?ms)^## {heading}\s*$(?<body>.*?)(?=^## |\z)").Select(m => m.Groups["body"].Value);

    [GeneratedRegex(@"(?m)^### -(?<name>\w+)\s*$")]
    private static partial Regex ParameterHeading();

    [GeneratedRegex(@"(?ms)^### (?<set>\w+)(?: \(Default\))?\s*$.*?^```\w*\s*$(?<code>.*?)^```")]
    private static partial Regex SyntaxBlock();

    [GeneratedRegex(@"(?<=[\s\[])-(?<name>[A-Z]\w+)")]
    private static partial Regex ParameterUse();
}
