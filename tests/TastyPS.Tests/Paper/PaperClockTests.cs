using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class PaperClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_speed_multiplies_what_passes_below_and_a_step_is_added()
    {
        var below = new Below { Now = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        var clock = new PaperClock(below, Start, speed: 60);
        below.Now += TimeSpan.FromSeconds(2);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Start + TimeSpan.FromHours(1) + TimeSpan.FromMinutes(2), clock.GetUtcNow());
    }

    [Fact]
    public void It_never_goes_back_although_the_clock_below_is_set_back()
    {
        var below = new Below { Now = Start };
        var clock = new PaperClock(below, Start);
        below.Now += TimeSpan.FromMinutes(5);
        var before = clock.GetUtcNow();
        below.Now -= TimeSpan.FromMinutes(3);
        Assert.Equal(before, clock.GetUtcNow());
    }

    [Theory]
    [InlineData("2026-11-22T23:00:00-05:00", "2026-11-20T10:00:00-05:00")]
    [InlineData("2026-11-26T12:00:00-05:00", "2026-11-25T10:00:00-05:00")]
    [InlineData("2026-11-24T03:00:00-05:00", "2026-11-24T10:00:00-05:00")]
    [InlineData("2026-07-05T03:00:00-04:00", "2026-07-02T10:00:00-04:00")]
    public async Task By_default_it_starts_at_ten_in_the_last_session(string now, string start)
    {
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = new Below { Now = DateTimeOffset.Parse(now) } });
        Assert.Equal(DateTimeOffset.Parse(start), broker.Clock.GetUtcNow());
        Assert.True(broker.Market.Sessions.IsOpen(MarketCollection.Equity, broker.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("2026-11-24T03:00:00Z")]
    [InlineData("2026-11-24T09:00:00Z")]
    [InlineData("2026-11-24T16:30:00Z")]
    [InlineData("2026-11-24T22:00:00Z")]
    [InlineData("2026-11-22T12:00:00Z")]
    [InlineData("2026-12-25T18:00:00Z")]
    public async Task By_default_a_market_order_is_filled_within_two_seconds_at_any_hour(string now)
    {
        var clock = new FakeClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = clock });
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var account = broker.Accounts[0];
        var order = new JsonObject
        {
            ["order-type"] = "Market", ["time-in-force"] = "Day",
            ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = "SPY", ["quantity"] = 1, ["action"] = "Buy to Open" }),
        };
        Assert.Equal(201, (await client.SendAsync(HttpMethod.Post, $"/accounts/{account.AccountNumber}/orders", order)).Status);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Filled", Assert.Single(account.Orders.All).Status);
    }

    [Fact]
    public async Task A_real_clock_is_the_one_below()
    {
        var below = new Below { Now = new DateTimeOffset(2026, 11, 22, 3, 4, 5, TimeSpan.Zero) };
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = below, RealClock = true, Speed = 7 });
        below.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(below.Now, broker.Clock.GetUtcNow());
    }

    private sealed class Below : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
