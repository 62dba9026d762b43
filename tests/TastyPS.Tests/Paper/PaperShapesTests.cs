using System.Text.Json;
using System.Text.Json.Nodes;

namespace TastyPS.Tests.Paper;

/// <summary>The paper broker answers in the shapes of recorded payloads: no key missing, none of another JSON type, and every key more than those has a reason.</summary>
public sealed class PaperShapesTests : FrozenBrokerTests
{
    /// <summary>Keys that we send and a recording lacks. The recordings show one account at one instant; models.md lists what else the venue sends.</summary>
    private static readonly Dictionary<string, string> MoreThanRecorded = new()
    {
        ["intraday-futures-cash-amount"] = "models.md AccountBalance; the recorded account held no futures",
        ["intraday-futures-cash-effect"] = "as above",
        ["intraday-futures-cash-effective-date"] = "as above",
        ["streamer-symbol"] = "models.md Position",
        ["expires-at"] = "models.md Position; the recorded ones are equities",
        ["mark"] = "models.md Position, with include-marks",
        ["mark-price"] = "models.md Position, with include-marks",
        ["order-id"] = "models.md Position and Transaction",
        ["regulatory-fees"] = "models.md Transaction; the recorded lines are dividends",
        ["regulatory-fees-effect"] = "as above",
        ["clearing-fees"] = "as above",
        ["clearing-fees-effect"] = "as above",
        ["commission"] = "as above",
        ["commission-effect"] = "as above",
        ["proprietary-index-option-fees"] = "as above",
        ["proprietary-index-option-fees-effect"] = "as above",
        ["currency"] = "models.md Transaction",
        ["underlying-instrument-type"] = "in the recorded order, not in the guide's dry-run sample",
        ["regulatory-fees-breakdown"] = "in the recorded order, not in the guide's dry-run sample",
        ["clearing-fees-breakdown"] = "as above",
        ["commission-breakdown"] = "as above",
        ["proprietary-fees-breakdown"] = "as above",
        ["rebates"] = "as above",
        ["rebates-effect"] = "as above",
        ["rebates-breakdown"] = "as above",
        ["per-quantity"] = "as above",
        ["value"] = "as above: name and value of a fee's part",
        ["name"] = "as above",
        ["effect"] = "as above",
        ["context"] = "the recording was saved without its envelope, or as its envelope's data",
        ["api-version"] = "only in some recordings",
        ["pagination"] = "only where a list has pages",
    };

    [SharedTheory]
    [InlineData("accounts.json", "/customers/me/accounts", "data")]
    [InlineData("customer.json", "/customers/me", "data")]
    [InlineData("trading_status.json", "/accounts/{n}/trading-status", null)]
    [InlineData("Get_Account_Balance.json", "/accounts/{n}/balances/USD", null)]
    [InlineData("Get_Positions.json", "/accounts/{n}/positions", null)]
    [InlineData("transactions_listing.json", "/accounts/{n}/transactions?per-page=2000", null)]
    public async Task A_read_has_the_recorded_shape(string capture, string target, string? below)
    {
        var answer = await Client.GetAsync(target.Replace("{n}", AccountNumber, StringComparison.Ordinal));
        Compare(capture, below is null ? answer : answer[below]!);
    }

    [SharedFact]
    public async Task A_dry_run_has_the_shape_of_the_guide()
    {
        var market = Broker.Market;
        var expiration = market.Expirations("SPY").First(e => e.Date > market.Today.AddDays(30));
        var strike = Math.Round(market.QuoteOf(market.Find("SPY")!).Last / 5) * 5;
        var (_, answer) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/orders/dry-run", new JsonObject
        {
            ["time-in-force"] = "Day", ["order-type"] = "Limit", ["price"] = 2, ["price-effect"] = "Credit",
            ["legs"] = new JsonArray(Leg(strike + 5, "Buy to Open"), Leg(strike, "Sell to Open")),
        });
        Compare("order_dry_run.json", answer);

        JsonObject Leg(decimal k, string action) => new()
        {
            ["instrument-type"] = "Equity Option", ["quantity"] = 1, ["action"] = action,
            ["symbol"] = market.Option(market.FindUnderlying("SPY")!, expiration, k, call: true).Symbol,
        };
    }

    [SharedFact]
    public async Task A_placed_order_has_the_recorded_shape()
    {
        var (_, answer) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/orders", new JsonObject
        {
            ["time-in-force"] = "Day", ["order-type"] = "Market",
            ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = "AAPL", ["quantity"] = 1, ["action"] = "Buy to Open" }),
        });
        Compare("Post_Submit_Order_Response.json", answer);
    }

    private static void Compare(string capture, JsonNode answer)
    {
        var recorded = Kinds(JsonNode.Parse(File.ReadAllText(SharedFolder.Of("api", "captures", "rest", capture)!))!);
        var ours = Kinds(answer);
        foreach (var (path, kinds) in recorded.Where(r => !MoreThanRecorded.ContainsKey(r.Key)))
        {
            Assert.True(ours.ContainsKey(path), $"{capture}: {path} is missing");
            Assert.True(kinds.Overlaps(ours[path]), $"{capture}: {path} is {string.Join("/", ours[path])}, recorded as {string.Join("/", kinds)}");
        }
        var unexplained = ours.Keys.Except(recorded.Keys).Where(path => !MoreThanRecorded.ContainsKey(path[(path.LastIndexOf('.') + 1)..]));
        Assert.Empty(unexplained);
    }

    /// <summary>Every path of the document with the JSON types seen there; array elements share one path.</summary>
    private static Dictionary<string, HashSet<string>> Kinds(JsonNode node)
    {
        var kinds = new Dictionary<string, HashSet<string>>();
        Walk(node, "");
        return kinds;

        void Walk(JsonNode? at, string path)
        {
            if (at is JsonObject json)
            {
                foreach (var (name, value) in json) Add(value, path.Length == 0 ? name : path + "." + name);
            }
            else if (at is JsonArray array)
            {
                foreach (var item in array) Walk(item, path);
            }
        }

        void Add(JsonNode? value, string path)
        {
            if (!kinds.TryGetValue(path, out var seen)) kinds[path] = seen = [];
            seen.Add((value?.GetValueKind() ?? JsonValueKind.Null) switch { JsonValueKind.True or JsonValueKind.False => "Boolean", var kind => kind.ToString() });
            Walk(value, path);
        }
    }
}
