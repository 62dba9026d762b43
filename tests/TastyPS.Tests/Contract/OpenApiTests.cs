using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TastyPS.Tests.Paper;

namespace TastyPS.Tests.Contract;

/// <summary>
/// The specs of the venue judge both ends of the wire: the paths, parameters and body fields that the module sends (as its goldens have
/// them), and the fields that the paper broker answers. What differs on purpose is in openapi-exceptions.tsv, with its reason.
/// </summary>
public sealed class OpenApiTests : IClassFixture<OpenApiTests.Exchanges>
{
    private static readonly IReadOnlyList<(string Area, string Field, string Reason)> Exceptions =
    [
        .. File.ReadLines(ModuleUnderTest.File("tests", "TastyPS.Tests", "Contract", "openapi-exceptions.tsv"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(c => (c[0], c[1], c[2])),
    ];

    private readonly Exchanges _all;

    public OpenApiTests(Exchanges all) => _all = all;

    [SharedFact]
    public void Every_operation_of_the_specs_is_looked_at()
        => None(_all.Specs.Operations.Except(_all.Seen.Select(e => e.Operation)).Select(o => o.ToString()));

    [SharedFact]
    public void The_module_sends_no_path_parameter_or_field_that_the_specs_do_not_have()
    {
        var strange = new List<string>(_all.Unknown.Where(u => !IsExcepted("*", u)));
        foreach (var (operation, query, body, _) in _all.Seen)
        {
            // An array's name has brackets on the wire, and in half of the specs none.
            strange.AddRange(query.Where(q => !operation.Parameters.Contains(q) && !operation.Parameters.Contains(q.Replace("[]", "", StringComparison.Ordinal))).Select(q => $"{operation} ?{q}"));
            if (body is not null) strange.AddRange(Strange(body, operation.Body ?? operation.Parameters).Where(f => !IsExcepted(operation.Area, f)).Select(f => $"{operation} body {f}"));
        }
        None(strange);
    }

    [SharedFact]
    public void The_paper_broker_answers_no_field_that_the_specs_do_not_have()
        => None(Answers().Where(a => !IsExcepted(a.Operation.Area, a.Field)).Select(a => $"{a.Operation} {a.Field}"));

    [SharedFact]
    public void Every_exception_is_needed()
    {
        var needed = Answers().Select(a => (a.Operation.Area, a.Field)).Concat(_all.Unknown.Select(u => ("*", u))).ToHashSet();
        None(Exceptions.Where(e => !needed.Any(n => n.Item1 == e.Area && Like(e.Field, n.Item2))).Select(e => $"{e.Area} {e.Field}"));
        Assert.All(Exceptions, e => Assert.NotEqual("", e.Reason));
    }

    // The whole list, one a line: a collection would be shown by its first five.
    private static void None(IEnumerable<string> offenders)
    {
        var all = string.Join('\n', offenders.Distinct());
        Assert.True(all.Length == 0, all);
    }

    private IEnumerable<(OpenApiOperation Operation, string Field)> Answers()
        => _all.Seen.Where(e => e.Answer is not null && e.Operation.Answer is not null).SelectMany(e => Strange(e.Answer!, e.Operation.Answer!).Select(f => (e.Operation, f)));

    // Below a field that a spec only names nothing is said, so nothing is wrong.
    private static IEnumerable<string> Strange(JsonNode json, IReadOnlySet<string> known)
        => FieldsOf(json, "").Distinct().Where(f => !known.Contains(f) && !known.Any(k => f.StartsWith(k + ".", StringComparison.Ordinal) && !known.Any(d => d.StartsWith(k + ".", StringComparison.Ordinal))));

    private static IEnumerable<string> FieldsOf(JsonNode? node, string prefix) => node switch
    {
        JsonArray list => list.SelectMany(i => FieldsOf(i, prefix)),
        JsonObject fields => fields.SelectMany(f => FieldsOf(f.Value, prefix + f.Key + ".").Prepend(prefix + f.Key)),
        _ => [],
    };

    private static bool IsExcepted(string area, string field) => Exceptions.Any(e => e.Area == area && Like(e.Field, field));

    private static bool Like(string pattern, string text) => Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$");

    /// <summary>The goldens, and one call of the broker for each operation that has none.</summary>
    public sealed class Exchanges : IAsyncLifetime
    {
        internal OpenApiSpecs Specs { get; } = SharedFolder.Root is null ? null! : new();

        internal List<(OpenApiOperation Operation, string[] Query, JsonNode? Body, JsonNode? Answer)> Seen { get; } = [];

        /// <summary>Calls of the module that no spec has.</summary>
        internal List<string> Unknown { get; } = [];

        public async Task InitializeAsync()
        {
            if (SharedFolder.Root is null) return;
            foreach (var call in GoldenCalls.All.Keys)
            {
                var golden = Golden.Read(call);
                var parts = golden.Request.Split("\n\n", 2);
                var line = parts[0].Split('\n')[0].Split(' ', 2);
                See(line[0], line[1], parts.Length == 2 ? JsonNode.Parse(parts[1]) : null, golden.Response.Length > 0 ? JsonNode.Parse(golden.Response) : null, isOurs: true);
            }
            await using var broker = PaperLedgerTests.Frozen();
            using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
            var account = broker.Accounts[0];
            foreach (var path in new[]
            {
                "/api-quote-tokens", "/instruments/cryptocurrencies/BTC%2FUSD", "/instruments/future-option-products/ES", "/instruments/future-products", "/instruments/warrants",
                "/market-time/equities/sessions/next", "/market-time/equities/sessions/previous", "/market-time/futures/sessions/current", "/market-time/futures/sessions/current/CME",
                "/market-time/futures/sessions/previous/CME", "/market-time/futures/holidays/CME", $"/accounts/{account.AccountNumber}/transactions/{account.Transactions[0].Id}",
            }) await AskAsync(HttpMethod.Get, path);

            await AskAsync(HttpMethod.Put, "/watchlists/Favorites", """{"name":"Favorites","watchlist-entries":[{"symbol":"SPY"}]}""");
            await AskAsync(HttpMethod.Delete, "/watchlists/Favorites");
            var alert = await AskAsync(HttpMethod.Post, "/quote-alerts", """{"symbol":"SPY","field":"Last","operator":">","threshold":"900"}""");
            await AskAsync(HttpMethod.Get, "/quote-alerts");
            await AskAsync(HttpMethod.Delete, "/quote-alerts/" + (string?)alert["data"]!["alert-external-id"]);
            var test = await AskAsync(HttpMethod.Post, "/backtests", JsonNode.Parse(Golden.Read("Backtests/Start").Request.Split("\n\n", 2)[1])!.ToJsonString());
            var run = "/backtests/" + (string?)test["id"];
            await AskAsync(HttpMethod.Get, "/backtests");
            await AskAsync(HttpMethod.Get, run);
            await AskAsync(HttpMethod.Get, run + "/logs");
            await AskAsync(HttpMethod.Post, run + "/cancel");

            async Task<JsonNode> AskAsync(HttpMethod method, string path, string? body = null)
            {
                using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
                using var response = await client.Http.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {text}");
                var answer = text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null;
                See(method.Method, path, null, answer, isOurs: false);
                return answer ?? new JsonObject();
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private void See(string method, string target, JsonNode? body, JsonNode? answer, bool isOurs)
        {
            var (path, query) = target.Split('?', 2) is [var p, var q] ? (p, q) : (target, "");
            if (Specs.Find(method, path) is not { } operation)
            {
                if (isOurs) Unknown.Add($"{method} {path}");
                return;
            }
            string[] names = [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Uri.UnescapeDataString(pair.Split('=')[0]))];
            var data = answer is JsonObject { } envelope && envelope["data"] is { } inner ? inner : answer;
            Seen.Add((operation, isOurs ? names : [], isOurs ? body : null, data is JsonObject list && list["items"] is JsonArray items ? items : data));
        }
    }
}
