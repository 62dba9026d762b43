using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>Whatever key the venue was seen to send, the paper broker sends, with the same JSON type.</summary>
public sealed class CapturedShapesTests
{
    [SharedTheory]
    [InlineData("equities.json", "/instruments/equities")]
    [InlineData("cryptocurrencies.json", "/instruments/cryptocurrencies")]
    [InlineData("futures.json", "/instruments/futures")]
    [InlineData("future-products.json", "/instruments/future-products")]
    [InlineData("quantity-decimal-precisions.json", "/instruments/quantity-decimal-precisions")]
    [InlineData("instrument-search.json", "/instruments/search?query=crude")]
    [InlineData("nested-option-chain.json", "/option-chains/SPY/nested")]
    [InlineData("FuturesNestedOptionChainSerializer.json", "/futures-option-chains/ES/nested")]
    [InlineData("market-session-current.json", "/market-time/equities/sessions/current")]
    [InlineData("market_data_by_type.json", "/market-data/by-type?cryptocurrency=BTC/USD&equity=AAPL,SPY&index=VIX")]
    [InlineData("Get_Api_Quote_Token.json", "/api-quote-tokens")]
    [InlineData("margin_requirements.json", "/margin/accounts/{n}/requirements")]
    public async Task AnAnswerHasTheKeysAndTypesOfTheCapture(string file, string target)
    {
        await using var broker = new PaperBroker(new PaperOptions { Start = new DateTimeOffset(2026, 11, 18, 21, 30, 0, TimeSpan.Zero), Speed = 0 });
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var capture = JsonNode.Parse(await File.ReadAllTextAsync(SharedFolder.Of("api", "captures", "rest", file)!))!.AsObject();
        var ours = (await client.GetAsync(target.Replace("{n}", broker.Accounts[0].AccountNumber))).AsObject();
        var expected = Shape(capture.ContainsKey("data") ? capture : new JsonObject { ["data"] = capture.DeepClone() });
        var actual = Shape(ours);
        var wrong = expected.Where(e => !(actual.TryGetValue(e.Key, out var types) && e.Value.IsSubsetOf(types)))
            .Select(e => $"{e.Key}: {string.Join('|', e.Value)}, ours {(actual.TryGetValue(e.Key, out var types) ? string.Join('|', types) : "missing")}").ToList();
        Assert.Empty(wrong);
    }

    [SharedFact]
    public async Task AMarginDryRunHasTheKeysAndTypesOfTheCapture()
    {
        await using var broker = new PaperBroker(new PaperOptions { Start = new DateTimeOffset(2026, 11, 18, 17, 0, 0, TimeSpan.Zero), Speed = 0 });
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var account = broker.Accounts[0];
        var held = account.Book.Positions.First(p => p.Instrument.InstrumentType == "Equity").Instrument.Symbol;
        var (_, ours) = await client.SendAsync(HttpMethod.Post, $"/margin/accounts/{account.AccountNumber}/dry-run", new JsonObject
        {
            ["account-number"] = account.AccountNumber,
            ["underlying-symbol"] = held,
            ["order-type"] = "Limit",
            ["time-in-force"] = "Day",
            ["price"] = "186.99",
            ["price-effect"] = "Debit",
            ["legs"] = new JsonArray(new JsonObject { ["symbol"] = held, ["instrument-type"] = "Equity", ["action"] = "Buy to Open", ["quantity"] = "1" }),
        });
        var capture = JsonNode.Parse(await File.ReadAllTextAsync(SharedFolder.Of("api", "captures", "rest", "margin_dry_run.json")!))!;
        // There are no working orders yet whose ids could be listed, and marks are keyed by symbol.
        var expected = Shape(capture).Where(e => !e.Key.EndsWith("order-ids[]", StringComparison.Ordinal) && !e.Key.EndsWith("marks/AAPL", StringComparison.Ordinal));
        var actual = Shape(ours);
        Assert.Empty(expected.Where(e => !(actual.TryGetValue(e.Key, out var types) && e.Value.IsSubsetOf(types))).Select(e => e.Key));
    }

    /// <summary>Path of every value, array items under one path, with the JSON types seen there.</summary>
    private static Dictionary<string, HashSet<string>> Shape(JsonNode root)
    {
        var shape = new Dictionary<string, HashSet<string>>();
        Walk(root, "");
        return shape;

        void Walk(JsonNode? node, string path)
        {
            if (!shape.TryGetValue(path, out var types)) shape[path] = types = [];
            types.Add(node?.GetValueKind() is { } kind ? kind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? "Boolean" : kind.ToString() : "Null");
            if (node is JsonObject o) foreach (var (name, value) in o) Walk(value, path + "/" + name);
            if (node is JsonArray a) foreach (var item in a) Walk(item, path + "[]");
        }
    }
}
