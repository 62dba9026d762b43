using System.Globalization;
using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>The books hold: what the wire says about cash, positions and balances is one and the same, at any instant, in any world.</summary>
public sealed class PaperLedgerTests
{
    /// <summary>Hours after 10:00 in New York of Friday 20 November 2026: intraday, after hours, settled, overnight, weekend, Thanksgiving, expirations of December.</summary>
    private static readonly double[] Hours = [0, 0.37, 5.9, 6.5, 7.5, 9, 17, 57, 72, 150, 680, 681, 690, 1000, 2500];

    [Theory]
    [InlineData(42)]
    [InlineData(7)]
    [InlineData(-1)]
    public async Task Cash_and_marked_positions_are_the_balance_to_the_cent(int seed)
    {
        await using var broker = Frozen(seed);
        using var client = PaperClient.InMemory(broker);
        var passed = 0.0;
        foreach (var hours in Hours)
        {
            broker.Clock.Advance(TimeSpan.FromHours(hours - passed));
            passed = hours;
            await client.LogInAsync(broker);
            foreach (var account in broker.Accounts)
            {
                var balance = (await client.GetAsync($"/accounts/{account.AccountNumber}/balances/USD"))["data"]!;
                var positions = Items(await client.GetAsync($"/accounts/{account.AccountNumber}/positions?include-marks=true&include-closed-positions=true"));
                var lines = Items(await client.GetAsync($"/accounts/{account.AccountNumber}/transactions?per-page=2000"));

                var cash = Decimal(balance, "cash-balance");
                Assert.Equal(lines.Sum(l => Signed(l, "net-value")), cash);
                Assert.Equal(Decimal(balance, "net-liquidating-value"), cash + positions.Sum(Worth), 2);
                Assert.Equal(positions.Where(IsFuture).Sum(Worth), Signed(balance, "intraday-futures-cash", "-amount"), 2);
            }
        }
    }

    [Fact]
    public async Task Every_evening_of_the_year_adds_up_to_the_lines_before_it()
    {
        await using var broker = Frozen();
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var account = broker.Accounts[0].AccountNumber;
        var lines = Items(await client.GetAsync($"/accounts/{account}/transactions?per-page=2000"));
        var evenings = Items(await client.GetAsync($"/accounts/{account}/balance-snapshots?time-of-day=EOD&start-date=2025-01-01&per-page=2000"));
        Assert.InRange(evenings.Count, 245, 256);
        foreach (var evening in evenings)
        {
            var until = lines.Where(l => string.CompareOrdinal(Text(l, "transaction-date"), Text(evening, "snapshot-date")) <= 0);
            Assert.Equal(until.Sum(l => Signed(l, "net-value")), Decimal(evening, "cash-balance"));
        }
    }

    [Fact]
    public async Task The_lines_explain_the_positions_too()
    {
        await using var broker = Frozen();
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        foreach (var account in broker.Accounts)
        {
            var moved = Items(await client.GetAsync($"/accounts/{account.AccountNumber}/transactions?per-page=2000"))
                .Where(l => l["action"] is not null)
                .GroupBy(l => Text(l, "symbol"), l => Text(l, "action").StartsWith("Buy", StringComparison.Ordinal) ? Decimal(l, "quantity") : -Decimal(l, "quantity"))
                .Select(g => (g.Key, g.Sum())).Where(p => p.Item2 != 0).Order();
            var held = Items(await client.GetAsync($"/accounts/{account.AccountNumber}/positions"))
                .Select(p => (Text(p, "symbol"), Direction(p) * (decimal)p["quantity"]!)).Order();
            Assert.Equal(moved, held);
        }
    }

    [Theory]
    [InlineData(42, "2026-11-20")]
    [InlineData(1, "2026-11-20")]
    [InlineData(2, "2026-03-09")]
    [InlineData(3, "2027-01-04")]
    [InlineData(4, "2025-07-03")]
    [InlineData(5, "2028-02-29")]
    public async Task Every_world_has_all_five_classes_and_every_kind_of_line(int seed, string day)
    {
        var start = TastyPS.Paper.MarketCalendar.At(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(10, 0));
        await using var broker = new PaperBroker(new PaperOptions { Seed = seed, Start = start, Speed = 0 });
        var lines = broker.Accounts.SelectMany(a => a.Transactions).ToList();
        Assert.Superset(
            new HashSet<string> { "Deposit", "Withdrawal", "Fee", "Dividend", "Credit Interest", "Assignment", "Exercise", "Expiration", "Mark to Market", "Buy to Open", "Sell to Close" },
            lines.Select(l => l.SubType).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "Equity", "Equity Option", "Future", "Future Option", "Cryptocurrency" },
            broker.Accounts.SelectMany(a => a.Book.Positions).Select(p => p.Instrument.InstrumentType).ToHashSet());
        Assert.All(broker.Accounts.SelectMany(a => a.Book.Positions), p => Assert.False(p.Instrument.ExpiresAt <= start, p.Instrument.Symbol + " has expired"));
        Assert.All(broker.Accounts, a => Assert.True(broker.BalanceOf(a, start).DerivativeBuyingPower > 0, a.Nickname + " cannot trade"));
    }

    [Fact]
    public async Task The_same_seed_and_clock_are_the_same_world_byte_for_byte()
    {
        Assert.Equal(await WorldAsync(42), await WorldAsync(42));
        Assert.NotEqual(await WorldAsync(42), await WorldAsync(43));

        static async Task<string> WorldAsync(int seed)
        {
            await using var broker = Frozen(seed);
            broker.Clock.Advance(TimeSpan.FromDays(35));
            using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
            var text = "";
            foreach (var account in broker.Accounts)
                foreach (var what in (string[])["balances", "positions?include-marks=true", "transactions?per-page=2000"])
                    text += await client.Http.GetStringAsync($"/accounts/{account.AccountNumber}/{what}");
            return text.Replace(broker.Accounts[0].AccountNumber, "", StringComparison.Ordinal).Replace(broker.Accounts[1].AccountNumber, "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_clock_that_jumps_and_one_that_crawls_write_the_same_ledger()
    {
        await using var jumping = Frozen();
        await using var crawling = Frozen();
        jumping.Clock.Advance(TimeSpan.FromDays(40));
        for (var i = 0; i < 400; i++)
        {
            crawling.Clock.Advance(TimeSpan.FromDays(0.1));
            await crawling.HandleAsync(PaperRequest.Of("GET", "/"));
        }
        await jumping.HandleAsync(PaperRequest.Of("GET", "/"));
        Assert.Equal(jumping.Accounts[0].Transactions.Select(l => l.ToString()), crawling.Accounts[0].Transactions.Select(l => l.ToString()));
    }

    [Fact]
    public void A_ledger_only_goes_forward()
    {
        var account = new PaperAccount("5WP10001", PaperAccountKind.Margin, "x", DateTimeOffset.UnixEpoch);
        var line = new PaperTransaction { Id = 0, ExecutedAt = DateTimeOffset.UnixEpoch, Type = "Money Movement", SubType = "Deposit", Description = "x", Value = 1 };
        account.Write(line);
        Assert.Throws<InvalidOperationException>(() => account.Write(line with { ExecutedAt = DateTimeOffset.UnixEpoch.AddSeconds(-1) }));
    }

    internal static PaperBroker Frozen(int seed = 42) => new(new PaperOptions
    {
        Seed = seed, Speed = 0, Start = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero),
    });

    internal static List<JsonNode> Items(JsonNode answer) => [.. answer["data"]!["items"]!.AsArray().Select(i => i!)];

    internal static decimal Decimal(JsonNode node, string name) => decimal.Parse((string)node[name]!, CultureInfo.InvariantCulture);

    internal static string Text(JsonNode node, string name) => (string)node[name]!;

    private static decimal Signed(JsonNode node, string name, string suffix = "")
        => Decimal(node, name + suffix) * Text(node, name + "-effect") switch { "Credit" => 1, "Debit" => -1, _ => 0 };

    private static bool IsFuture(JsonNode position) => Text(position, "instrument-type") == "Future";

    private static int Direction(JsonNode position) => Text(position, "quantity-direction") switch { "Long" => 1, "Short" => -1, _ => 0 };

    /// <summary>What a client computes from a row: the mark, or a future's gain since its last settlement.</summary>
    private static decimal Worth(JsonNode position) => IsFuture(position)
        ? Signed(position, "realized-day-gain")
            + (Direction(position) * (decimal)position["quantity"]! * (decimal)position["multiplier"]! * (Decimal(position, "mark-price") - Decimal(position, "average-daily-market-close-price")))
        : Direction(position) * Decimal(position, "mark");
}
