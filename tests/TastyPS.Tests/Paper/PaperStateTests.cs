using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>What a broker keeps on disk, and what it does when that was damaged.</summary>
public sealed class PaperStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));

    private string Log => Path.Combine(_folder.Path, "events.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_restarted_broker_answers_what_the_stopped_one_did()
    {
        string before;
        await using (var broker = Open())
        {
            using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
            await PlaceAsync(client, broker, Order("Market", "MSFT", 10));
            await PlaceAsync(client, broker, Order("Limit", "SPY", 5, 1.00m, "GTC"));
            await PlaceAsync(client, broker, Order("Limit", "KO", 1, 0.50m, "Day"));
            await PlaceAsync(client, broker, new JsonObject { ["type"] = "OCO", ["orders"] = new JsonArray(Order("Limit", "AAPL", 1, 1m, "GTC"), Order("Limit", "AAPL", 1, 2m, "GTC")) }, "complex-orders");
            // Over the night: the day order dies, interest and marks are written, the others wait.
            broker.Clock.Advance(TimeSpan.FromDays(3));
            before = await EverythingAsync(broker);
        }

        await using var again = Open();
        Assert.Equal(before, await EverythingAsync(again));
        Assert.Contains("\"status\":\"Live\"", before);
        Assert.Contains("\"status\":\"Expired\"", before);
    }

    [Fact]
    public async Task A_working_order_is_filled_after_the_restart_and_gets_a_line_of_its_own()
    {
        var limit = 0m;
        await using (var broker = Open())
        {
            using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
            limit = broker.Market.TopAt(broker.Market.Find("SPY")!, broker.Clock.GetUtcNow()).Bid!.Value - 1.50m;
            await PlaceAsync(client, broker, Order("Limit", "SPY", 5, limit, "GTC"));
        }

        await using var again = Open();
        using var later = await PaperClient.InMemory(again).LogInAsync(again);
        var order = Assert.Single(again.Accounts[0].Orders.All);
        for (var day = 0; !order.IsTerminal && day < 60; day++)
        {
            again.Clock.Advance(TimeSpan.FromDays(1));
            await later.LogInAsync(again);
        }
        Assert.Equal("Filled", order.Status);
        Assert.Equal(5, again.Accounts[0].Transactions.Where(l => l.OrderId == order.Id).Sum(l => l.Quantity));
        await PlaceAsync(later, again, Order("Limit", "SPY", 5, 1m, "GTC"));
        Assert.True(again.Accounts[0].Orders.All.Last().Id > order.Id);
    }

    [Fact]
    public async Task A_last_line_that_was_cut_is_forgotten_and_the_rest_kept()
    {
        int lines;
        await using (var broker = Open())
        {
            using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
            await PlaceAsync(client, broker, Order("Market", "MSFT", 10));
            lines = broker.Accounts[0].Transactions.Count;
        }
        await File.AppendAllTextAsync(Log, "1234abcd 9999 {\"event\":\"line\",\"acc");
        await using (var again = Open()) Assert.Equal(lines, again.Accounts[0].Transactions.Count);
        Assert.DoesNotContain("9999", await File.ReadAllTextAsync(Log));
    }

    [Fact]
    public async Task However_much_of_the_log_a_dying_machine_has_written_the_books_agree_with_the_orders()
    {
        await using (var broker = Open())
        {
            using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
            await PlaceAsync(client, broker, Order("Market", "MSFT", 10));
            await PlaceAsync(client, broker, Order("Market", "KO", 7));
            // Nothing more is written, so that the log is what was there when the machine died.
            File.Copy(Log, _folder.File("whole"));
            File.Copy(_folder.File("snapshot.log"), _folder.File("first"));
        }
        var whole = await File.ReadAllBytesAsync(_folder.File("whole"));
        HashSet<decimal> seen = [];
        // Each line to its end, and half of it.
        var ends = whole.Select((b, i) => (b, i)).Where(x => x.b == '\n').Select(x => x.i + 1).Prepend(0).ToList();
        foreach (var length in ends.Concat(ends.Zip(ends.Skip(1), (a, b) => (a + b) / 2)))
        {
            await File.WriteAllBytesAsync(Log, whole[..length]);
            File.Copy(_folder.File("first"), _folder.File("snapshot.log"), overwrite: true);
            await using var again = Open();
            var account = again.Accounts[0];
            var booked = account.Transactions.Where(l => l.OrderId is not null).Sum(l => l.Quantity);
            Assert.Equal(account.Orders.All.Sum(o => o.Legs.Sum(l => l.Fills.Sum(f => f.Quantity))), booked);
            Assert.All(account.Orders.All, o => Assert.Equal(o.IsFilled, o.Status == "Filled"));
            seen.Add(booked);
        }
        Assert.Equal([0, 10, 17], seen.Order());
    }

    [Fact]
    public async Task Damage_in_the_middle_is_refused_with_what_to_do()
    {
        await FillAsync();
        var bytes = await File.ReadAllBytesAsync(Log);
        bytes[60] ^= 1;
        await File.WriteAllBytesAsync(Log, bytes);
        var refused = Assert.Throws<PaperStateException>(Open);
        Assert.Contains("Line 1 of", refused.Message);
        Assert.Contains("from a copy", refused.Message);
        // Nothing was touched, so that what can be saved can still be saved.
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Log));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_snapshot_that_lost_its_end_is_refused(double part)
    {
        await FillAsync();
        var path = _folder.File("snapshot.log");
        var bytes = await File.ReadAllBytesAsync(path);
        // 1 stands for a cut between two lines.
        var left = part < 1 ? (int)(bytes.Length * part) : bytes.AsSpan(0, bytes.Length / 2).LastIndexOf((byte)'\n') + 1;
        await File.WriteAllBytesAsync(path, bytes[..left]);
        Assert.Contains("snapshot.log has lost its end. Put the folder back from a copy", Assert.Throws<PaperStateException>(Open).Message);
    }

    [Fact]
    public async Task Damage_in_the_snapshot_is_refused_without_bad_advice()
    {
        await FillAsync();
        var path = _folder.File("snapshot.log");
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        var refused = Assert.Throws<PaperStateException>(Open);
        Assert.Contains("from a copy, or start with a new one", refused.Message);
        Assert.DoesNotContain("move this file away", refused.Message);
    }

    [Fact]
    public async Task A_line_that_was_taken_out_is_missed()
    {
        await FillAsync();
        var lines = await File.ReadAllLinesAsync(Log);
        await File.WriteAllTextAsync(Log, string.Join('\n', lines.Where((_, i) => i != 1)) + "\n");
        Assert.Contains("lacks the lines", Assert.Throws<PaperStateException>(Open).Message);
    }

    [Fact]
    public async Task A_snapshot_whose_log_was_not_emptied_counts_nothing_twice()
    {
        await FillAsync();
        var log = await File.ReadAllBytesAsync(Log);
        int lines;
        await using (var broker = Open()) lines = broker.Accounts[0].Transactions.Count;
        // As if the broker had been killed between the snapshot, which it takes when it starts, and the emptying of the log.
        await File.WriteAllBytesAsync(Log, log);
        await using var again = Open();
        Assert.Equal(lines, again.Accounts[0].Transactions.Count);
    }

    [Fact]
    public async Task Another_seed_is_refused()
    {
        await FillAsync();
        var refused = Assert.Throws<PaperStateException>(() => new PaperBroker(new PaperOptions { Seed = 7, StateFolder = _folder.Path }));
        Assert.Contains("seed 42, not 7", refused.Message);
    }

    [Fact]
    public async Task One_broker_at_a_time()
    {
        await using var broker = Open();
        Assert.Contains("Another broker may have it open", Assert.Throws<PaperStateException>(Open).Message);
    }

    [Theory]
    [InlineData(null, 15, 22)]
    [InlineData("2026-11-20T20:30:00Z", 20, 20)]
    public async Task The_clock_goes_on_where_it_stopped_or_in_the_next_session(string? start, int hour, int stoppedAt)
    {
        var options = new PaperOptions { TimeProvider = _clock, StateFolder = _folder.Path, Start = start is null ? null : DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture) };
        DateTimeOffset stopped;
        await using (var broker = new PaperBroker(options))
        {
            broker.Clock.Advance(TimeSpan.FromHours(stoppedAt - broker.Clock.GetUtcNow().Hour));
            stopped = broker.Clock.GetUtcNow();
        }
        await using var again = new PaperBroker(options);
        if (start is null) Assert.Equal(new DateTimeOffset(2026, 11, 23, 14, 30, 0, TimeSpan.Zero), again.Clock.GetUtcNow());
        else Assert.Equal(stopped, again.Clock.GetUtcNow());
        Assert.True(hour <= stoppedAt);
    }

    [Fact]
    public async Task A_killed_server_has_kept_what_it_answered()
    {
        await RunServerAsync(async (client, account) =>
        {
            var (status, _) = await client.SendAsync(HttpMethod.Post, $"/accounts/{account}/orders", Order("Limit", "SPY", 5, 1m, "GTC"));
            Assert.Equal(201, status);
        });
        await RunServerAsync(async (client, account) =>
        {
            var orders = (await client.GetAsync($"/accounts/{account}/orders/live"))["data"]!["items"]!.AsArray();
            Assert.Equal("SPY", (string?)Assert.Single(orders)!["underlying-symbol"]);
        });
    }

    private async Task RunServerAsync(Func<PaperClient, string, Task> act)
    {
        using var server = PaperServerProcess.Start("--port", "0", "--state", _folder.Path);
        try
        {
            var ready = JsonNode.Parse((await server.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)))!)!;
            using var client = await PaperClient.At(new Uri((string)ready["rest"]!)).LogInAsync((string)ready["clientSecret"]!, (string)ready["refreshToken"]!);
            await act(client, (string)ready["accounts"]![0]!);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private PaperBroker Open() => new(new PaperOptions { TimeProvider = _clock, StateFolder = _folder.Path });

    private async Task FillAsync()
    {
        await using var broker = Open();
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        await PlaceAsync(client, broker, Order("Market", "MSFT", 10));
        await PlaceAsync(client, broker, Order("Market", "KO", 10));
    }

    private async Task PlaceAsync(PaperClient client, PaperBroker broker, JsonObject order, string where = "orders")
    {
        var (status, body) = await client.SendAsync(HttpMethod.Post, $"/accounts/{broker.Accounts[0].AccountNumber}/{where}", order);
        Assert.True(status == 201, body.ToJsonString());
        _clock.Advance(TimeSpan.FromSeconds(2));
    }

    private static JsonObject Order(string type, string symbol, int quantity, decimal? price = null, string timeInForce = "Day")
    {
        var order = new JsonObject
        {
            ["order-type"] = type, ["time-in-force"] = timeInForce,
            ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = symbol, ["action"] = "Buy to Open", ["quantity"] = quantity }),
        };
        if (price is { } limit) (order["price"], order["price-effect"]) = (limit, "Debit");
        return order;
    }

    private static async Task<string> EverythingAsync(PaperBroker broker)
    {
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var all = new StringBuilder();
        foreach (var account in broker.Accounts.Select(a => a.AccountNumber))
        {
            foreach (var path in new[] { "transactions?per-page=2000", "positions?include-closed-positions=true", "balances", "orders", "complex-orders", "net-liq/history?time-back=1m" })
                all.AppendLine((await client.GetAsync($"/accounts/{account}/{path}")).ToJsonString());
        }
        return all.ToString();
    }
}
