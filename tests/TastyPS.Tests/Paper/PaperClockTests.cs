using System.Globalization;
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
        var below = new FakeClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = below });
        Assert.Equal("Filled", await BuyAsync(broker, below));
    }

    [Fact]
    public async Task By_default_it_is_so_for_days_however_long_the_broker_runs()
    {
        // From the eve of Thanksgiving over the holiday and the half day after it into the weekend.
        var below = new FakeClock(new DateTimeOffset(2026, 11, 25, 14, 0, 0, TimeSpan.Zero));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = below });
        for (var hour = 0; hour < 72; hour++)
        {
            Assert.Equal("Filled", await BuyAsync(broker, below));
            below.Advance(TimeSpan.FromMinutes(59));
        }
        Assert.True(broker.Clock.GetUtcNow() > new DateTimeOffset(2026, 12, 8, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(-2.5)]
    [InlineData(-0.5)]
    [InlineData(-0.02)]
    [InlineData(0)]
    [InlineData(0.02)]
    public async Task By_default_it_is_so_about_the_moment_at_which_a_night_is_left_out(double seconds)
    {
        var below = new FakeClock(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = below });
        below.Advance(TimeSpan.FromHours(6) - TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(seconds));
        Assert.Equal("Filled", await BuyAsync(broker, below));
    }

    [Fact]
    public async Task A_night_that_is_left_out_ends_no_login_and_delays_no_fault()
    {
        var below = new FakeClock(new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = below });
        below.Advance(TimeSpan.FromMinutes(355));
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var (quoteToken, _, _) = broker.QuoteTokens.Issue();
        var closed = new List<int>();
        broker.StreamFaults.Closing += closed.Add;
        broker.Run(PaperFaultScript.Parse("at 09:40 streamer close 1012"));

        below.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 14, 31, 0, TimeSpan.Zero), broker.Clock.GetUtcNow());
        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, "/customers/me")).Status);
        Assert.True(broker.QuoteTokens.IsAlive(quoteToken));
        Assert.Empty(closed);

        below.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal([1012], closed);
        Assert.Equal(401, (await client.SendAsync(HttpMethod.Get, "/customers/me")).Status);
    }

    [Fact]
    public async Task A_step_by_hand_goes_into_the_night_and_the_clock_runs_on_through_it()
    {
        var below = new Below { Now = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero) };
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = below });
        broker.Clock.Advance(TimeSpan.FromHours(7));
        below.Now += TimeSpan.FromHours(1);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero), broker.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_start_that_was_chosen_runs_through_its_nights()
    {
        var below = new Below { Now = Start };
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = below, Start = Start });
        below.Now += TimeSpan.FromHours(9);
        Assert.Equal(Start + TimeSpan.FromHours(9), broker.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_real_clock_is_the_one_below()
    {
        var below = new Below { Now = new DateTimeOffset(2026, 11, 22, 3, 4, 5, TimeSpan.Zero) };
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = below, RealClock = true, Speed = 7 });
        below.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(below.Now, broker.Clock.GetUtcNow());
    }

    private static async Task<string> BuyAsync(PaperBroker broker, FakeClock below)
    {
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var order = new JsonObject
        {
            ["order-type"] = "Market", ["time-in-force"] = "Day",
            ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = "SPY", ["quantity"] = 1, ["action"] = "Buy to Open" }),
        };
        var (status, body) = await client.SendAsync(HttpMethod.Post, $"/accounts/{broker.Accounts[0].AccountNumber}/orders", order);
        Assert.True(status == 201, body.ToJsonString());
        below.Advance(TimeSpan.FromSeconds(2));
        return broker.Accounts[0].Orders.All.Last().Status;
    }

    private sealed class Below : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
