using System.Text.RegularExpressions;
using TastyPS.Tests.HouseRules;

namespace TastyPS.Tests.Coverage;

/// <summary>A row of operations.tsv.</summary>
internal sealed record Operation(string Number, string Method, string Path, string Cmdlet, string? Set, string? Call, string? TestClass)
{
    public static IReadOnlyList<Operation> All { get; } = [.. File.ReadLines(ModuleUnderTest.File("tests", "TastyPS.Tests", "Coverage", "operations.tsv")).Where(l => !l.StartsWith('#')).Select(Parse)];

    private static IEnumerable<string> TestClasses { get; } = [.. typeof(Operation).Assembly.GetTypes().Select(t => t.Name)];

    /// <summary>Null where all is there; else what is missing.</summary>
    public string? Hole => CmdletShape.OfModule.FirstOrDefault(c => c.Name == Cmdlet) is not { } cmdlet ? "no cmdlet yet"
        : Set is not null && !cmdlet.Sets.Contains(Set) ? $"{Cmdlet} has no set {Set}"
        : Call is null && Proof is null ? "no test yet"
        : null;

    /// <summary>The test class: the one named, or the cmdlet's own.</summary>
    public string? Proof => new[] { TestClass, Cmdlet.Replace("-", "", StringComparison.Ordinal) + "Tests" }.FirstOrDefault(TestClasses.Contains);

    /// <summary>The command line's arguments; values with commas are lists.</summary>
    public (string Name, object? Value)[] Arguments => [.. Regex.Matches(Call is null or "*" ? "" : Call, @"-(?<name>\w+)(?:\s+(?:'(?<value>[^']*)'|(?<value>[^-\s]\S*)))?")
        .Select(m => (m.Groups["name"].Value, m.Groups["value"] switch { { Success: false } => null, { Value: var v } when v.Contains(',') => v.Split(','), { Value: var v } => (object?)v }))];

    /// <summary>Whether a request is of this operation.</summary>
    public bool IsReachedBy(string method, string path) => method == Method && Regex.IsMatch(path, "^" + Regex.Replace(Path, @"\{customer_id\}", "me").Split('/').Aggregate((a, b) => $"{a}/{(b.StartsWith('{') ? "[^/]+" : Regex.Escape(b))}") + "$");

    private static Operation Parse(string line)
    {
        var cells = line.Split('\t');
        var cmdlet = cells[3].Split(':');
        return new(cells[0], cells[1], cells[2], cmdlet[0], cmdlet.ElementAtOrDefault(1), Filled(cells[4]), Filled(cells[5]));
    }

    private static string? Filled(string cell) => cell.Length > 0 ? cell : null;
}
