using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Coverage;

/// <summary>
/// docs/api-coverage.md is made of operations.tsv and of what the module has. <c>TASTYPS_WRITE_COVERAGE=1</c> writes the page anew and
/// takes what is no hole any more out of not-yet.txt.
/// </summary>
public sealed class ApiCoverageTests : IClassFixture<ApiCoverageTests.World>
{
    private static readonly string Page = ModuleUnderTest.File("docs", "api-coverage.md");
    private static readonly string NotYet = ModuleUnderTest.File("tests", "TastyPS.Tests", "Coverage", "not-yet.txt");
    private static readonly bool IsWriting = Environment.GetEnvironmentVariable("TASTYPS_WRITE_COVERAGE") == "1";
    private const string Advice = "TASTYPS_WRITE_COVERAGE=1 dotnet test tests/TastyPS.Tests --filter ApiCoverage";

    private readonly PaperShell _shell;

    public ApiCoverageTests(World world) => _shell = world.Shell;

    public static TheoryData<string> Calls => [.. Operation.All.Where(o => o is { Hole: null, Call: not null }).Select(o => o.Number)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void The_call_reaches_its_operation(string number)
    {
        var operation = Operation.All.Single(o => o.Number == number);
        _shell.Broker.Requests.Clear();

        var run = _shell.Pipe(operation.Cmdlet, operation.Arguments).Run();

        Assert.Empty(run.AllErrors);
        Assert.NotEmpty(run.Output);
        Assert.Contains(_shell.Broker.Requests.Entries, r => operation.IsReachedBy(r.Method, r.Path));
    }

    [Fact]
    public void The_page_is_what_the_module_has()
    {
        var text = Render();
        if (IsWriting) File.WriteAllText(Page, text);

        Assert.True(File.Exists(Page) && File.ReadAllText(Page).ReplaceLineEndings("\n") == text, "docs/api-coverage.md is old: " + Advice);
    }

    [Fact]
    public void No_operation_is_missing_but_those_that_are_known_to_be()
    {
        var holes = Operation.All.Where(o => o.Hole is not null).Select(o => o.Number).ToList();
        var known = File.ReadAllLines(NotYet).Where(l => l.Length > 0).ToList();
        if (IsWriting) File.WriteAllLines(NotYet, known = [.. known.Intersect(holes)]);

        Assert.Empty(holes.Except(known).Select(n => $"{n}: {Operation.All.Single(o => o.Number == n).Hole}"));
        Assert.True(known.All(holes.Contains), "not-yet.txt names what is there by now: " + Advice);
    }

    [SharedFact]
    public void The_rows_are_the_operations_of_the_published_specs()
    {
        var published = Directory.GetFiles(SharedFolder.Of("api", "openapi")!, "*.json").SelectMany(Published).Order(StringComparer.Ordinal).ToList();
        var rows = Operation.All.Where(o => !o.Number.StartsWith('X')).Select(o => Anonymous(o.Method, o.Path)).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(96, published.Count);
        Assert.Equal(published, rows);
    }

    private static IEnumerable<string> Published(string file)
    {
        using var spec = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. spec.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(m => m.Name is "get" or "post" or "put" or "patch" or "delete").Select(m => Anonymous(m.Name.ToUpperInvariant(), path.Name)))];
    }

    // The specs and the project name the holes of a path differently.
    private static string Anonymous(string method, string path) => $"{method} {Regex.Replace(path, @"\{[^}]*\}", "{}")}";

    private static string Render()
    {
        var covered = Operation.All.Count(o => o.Hole is null);
        var page = new StringBuilder($"""
            # Every operation and its cmdlet

            Made by a test from `tests/TastyPS.Tests/Coverage/operations.tsv` and the module itself; do not edit. {covered} of {Operation.All.Count} operations are covered:
            96 published ones and the X rows outside the specs. A *call* is run against the paper broker and must reach its operation.

            | # | Operation | Cmdlet | Parameter set | Proof |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var o in Operation.All)
        {
            var proof = o.Hole is { } hole ? $"**{hole}**" : o.Call is { } call ? $"call `{o.Cmdlet}{(call == "*" ? "" : " " + call)}`" : o.Proof;
            var cmdlet = o.Hole == "no cmdlet yet" ? $"{o.Cmdlet} (planned)" : $"[{o.Cmdlet}](en-US/{o.Cmdlet}.md)";
            page.Append($"| {o.Number} | {o.Method} `{o.Path}` | {cmdlet} | {o.Set ?? "any"} | {proof} |\n");
        }
        return page.ToString();
    }

    /// <summary>One broker for all calls.</summary>
    public sealed class World : IDisposable
    {
        public PaperShell Shell { get; } = new();

        public void Dispose() => Shell.Dispose();
    }
}
