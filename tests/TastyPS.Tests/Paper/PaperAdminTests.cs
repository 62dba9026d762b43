using System.Text.Json.Nodes;

namespace TastyPS.Tests.Paper;

/// <summary>Accounts that come and go, and money in and out of them.</summary>
public sealed class PaperAdminTests : FrozenBrokerTests
{
    [Fact]
    public async Task A_new_account_has_its_deposit_and_can_trade()
    {
        var made = await SendAsync(HttpMethod.Post, "accounts", 201, new JsonObject { ["kind"] = "Ira", ["deposit"] = "25000.00", ["nickname"] = "Lab" });
        var number = (string)made["account-number"]!;
        Assert.Equal("5WP30042", number);
        Assert.Equal(("Ira", "Lab", "25000.0", 1), ((string?)made["kind"], (string?)made["nickname"], (string?)made["cash-balance"], (int)made["transactions"]!));
        Assert.Contains(number, (await Client.GetAsync("/customers/me/accounts"))["data"]!["items"]!.AsArray().Select(a => (string?)a!["account"]!["account-number"]));

        var order = new JsonObject
        {
            ["order-type"] = "Market", ["time-in-force"] = "Day",
            ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = "SPY", ["quantity"] = 1, ["action"] = "Buy to Open" }),
        };
        Assert.Equal(201, (await Client.SendAsync(HttpMethod.Post, $"/accounts/{number}/orders", order)).Status);
        Broker.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, (int)(await SendAsync(HttpMethod.Get, "accounts/" + number, 200))["positions"]!);

        var reset = await SendAsync(HttpMethod.Post, $"accounts/{number}/reset", 200, new JsonObject());
        Assert.Equal((number, "Lab", "25000.0", 0, 1), ((string?)reset["account-number"], (string?)reset["nickname"], (string?)reset["cash-balance"], (int)reset["positions"]!, (int)reset["transactions"]!));

        await SendAsync(HttpMethod.Delete, "accounts/" + number, 200);
        Assert.Equal(403, (await Client.SendAsync(HttpMethod.Get, $"/accounts/{number}/positions")).Status);
        // A number is never given twice.
        Assert.Equal("5WP40042", (string?)(await SendAsync(HttpMethod.Post, "accounts", 201, new JsonObject()))["account-number"]);
    }

    [Fact]
    public async Task Money_in_and_out_is_in_the_ledger_the_balance_and_the_net_liq_history()
    {
        var before = await NetLiqAsync();
        var heard = new List<string>();
        Broker.Noticed += n => heard.Add(n.Type);
        await CashAsync("1000.00", "Credit", 201);
        await CashAsync("250.50", "Debit", 201);
        Assert.Equal(before + 749.50m, await NetLiqAsync());
        Assert.Equal(["AccountBalance", "AccountBalance"], heard);

        var lines = (await Client.GetAsync($"/accounts/{AccountNumber}/transactions?per-page=2"))["data"]!["items"]!.AsArray();
        Assert.Equal([("Withdrawal", "250.5", "Debit"), ("Deposit", "1000.0", "Credit")], lines.Select(l => ((string?)l!["transaction-sub-type"], (string?)l["net-value"], (string?)l["net-value-effect"])));
        var history = (await Client.GetAsync($"/accounts/{AccountNumber}/net-liq/history?time-back=1d"))["data"]!["items"]!.AsArray();
        Assert.Equal(before + 749.50m, Math.Round(PaperLedgerTests.Decimal(history[^1]!, "close"), 2));

        Assert.Equal("insufficient_funds", (string?)(await CashAsync("99999999", "Debit", 422))["error"]!["code"]);
        await CashAsync("0", "Credit", 400);
        await CashAsync("-5", "Credit", 400);
        await CashAsync("5", "Up", 400);
    }

    [Fact]
    public async Task The_last_account_stays()
    {
        await SendAsync(HttpMethod.Delete, "accounts/" + Broker.Accounts[1].AccountNumber, 200);
        Assert.Equal(422, (await Client.SendAsync(HttpMethod.Delete, "/paper/accounts/" + AccountNumber)).Status);
    }

    [Theory]
    [InlineData("{\"kind\":\"Cash\"}")]
    [InlineData("{\"kind\":\"7\"}")]
    [InlineData("{\"deposit\":\"much\"}")]
    [InlineData("{\"deposit\":-1}")]
    [InlineData("{\"nickname\":{}}")]
    public async Task A_bad_account_is_a_400(string body)
        => Assert.Equal(400, (await Client.SendAsync(HttpMethod.Post, "/paper/accounts", JsonNode.Parse(body))).Status);

    private async Task<JsonNode> CashAsync(string amount, string effect, int status)
    {
        var (answered, body) = await Client.SendAsync(HttpMethod.Post, $"/paper/accounts/{AccountNumber}/cash", new JsonObject { ["amount"] = amount, ["amount-effect"] = effect });
        Assert.Equal(status, answered);
        return body;
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, int status, JsonNode? body = null)
    {
        var (answered, json) = await Client.SendAsync(method, "/paper/" + path, body);
        Assert.True(answered == status, json.ToJsonString());
        return json["data"]!;
    }

    private async Task<decimal> NetLiqAsync() => Math.Round(PaperLedgerTests.Decimal((await Client.GetAsync($"/accounts/{AccountNumber}/balances/USD"))["data"]!, "net-liquidating-value"), 2);
}
