using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

[Collection("DxLink")]
public sealed class LiveOrdersTests : IAsyncLifetime
{
    private const string Call = "SPY   261218C00640000";
    private const string HigherCall = "SPY   261218C00650000";
    private LiveHarness _live = null!;

    public async Task InitializeAsync() => _live = await new LiveHarness().StartAsync();

    public async Task DisposeAsync() => await _live.DisposeAsync();

    [Theory]
    [InlineData("Buy to Open", "500.07")]
    [InlineData("Sell to Open", "500.01")]
    public async Task A_market_order_fills_at_the_live_quote(string action, string price)
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        var order = await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order(action, "SPY", 5)));
        Assert.Equal("Filled", (string?)order["status"]);
        Assert.Equal([price], LiveHarness.PricesOf(order));
        Assert.Equal("PAPER_A", (string?)order["legs"]![0]!["fills"]![0]!["destination-venue"]);
    }

    [Fact]
    public async Task The_first_order_in_a_symbol_waits_for_its_first_quote()
    {
        var placing = _live.TryAsync(LiveHarness.Order("Buy to Open", "SPY", 1));
        await _live.SayAsync("Quote", "SPY", ("bidPrice", "500.01"), ("bidSize", "3"), ("askPrice", "500.07"), ("askSize", "3"));
        var (status, body) = await placing.WaitAsync(Streaming.Patience.Limit);
        Assert.True(status == 201, body.ToString());
    }

    [Fact]
    public async Task A_resting_order_fills_when_the_other_side_comes_and_no_sooner()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        var order = await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY", 1, 500.02m)));
        Assert.Equal("Live", (string?)order["status"]);

        await _live.QuoteAsync("SPY", "500.00", "500.03");
        Assert.Equal("Live", (string?)(await _live.LaterAsync(order))["status"]);

        await _live.QuoteAsync("SPY", "499.98", "500.01");
        order = await _live.LaterAsync(order);
        Assert.Equal("Filled", (string?)order["status"]);
        Assert.Equal(["500.01"], LiveHarness.PricesOf(order));
    }

    [Fact]
    public async Task A_limit_takes_no_more_than_the_quote_shows()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07", askSize: 2);
        var order = await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY", 300, 500.07m)));
        Assert.Equal("Live", (string?)order["status"]);
        Assert.Equal(100m, (decimal)order["legs"]![0]!["remaining-quantity"]!);
    }

    [Fact]
    public async Task A_spread_fills_at_the_net_of_its_legs()
    {
        await _live.KnowAsync(Call, "5.00", "5.20");
        await _live.KnowAsync(HigherCall, "2.00", "2.10");
        JsonObject Spread(decimal price) => LiveHarness.Order(price, ("Buy to Open", Call, 2, "Equity Option"), ("Sell to Open", HigherCall, 2, "Equity Option"));
        var order = await _live.LaterAsync(await _live.PlaceAsync(Spread(3.19m)));
        Assert.Equal("Live", (string?)order["status"]);

        await _live.QuoteAsync(Call, "4.99", "5.19");
        order = await _live.LaterAsync(order);
        Assert.Equal("Filled", (string?)order["status"]);
        Assert.Equal(["5.19", "2.0"], LiveHarness.PricesOf(order));
    }

    [Fact]
    public async Task A_stop_looks_at_the_side_that_it_would_trade_against()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        var stop = LiveHarness.Order("Buy to Open", "SPY");
        (stop["order-type"], stop["stop-trigger"]) = ("Stop", 501m);
        var order = await _live.LaterAsync(await _live.PlaceAsync(stop));
        Assert.Equal("Live", (string?)order["status"]);
        await _live.QuoteAsync("SPY", "501.00", "501.04");
        Assert.Equal(["501.04"], LiveHarness.PricesOf(await _live.LaterAsync(order)));
    }

    [Fact]
    public async Task A_stale_quote_fills_nothing_and_refuses_what_wants_to_be_filled_now()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        _live.Clock.Advance(TimeSpan.FromSeconds(6));
        await RefusedAsync("The quote of SPY is stale: it came 6 s ago.");
        var order = await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY", 1, 501m)));
        Assert.Equal("Live", (string?)order["status"]);

        await _live.QuoteAsync("SPY", "500.02", "500.08");
        Assert.Equal(["500.08"], LiveHarness.PricesOf(await _live.LaterAsync(order)));
    }

    [Fact]
    public async Task While_the_stream_is_cut_orders_wait_and_what_was_quoted_before_is_believed_no_more()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        var order = await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY", 1, 500.05m)));
        _live.Feed.OnConnect = () => throw new TastyPS.Core.Streaming.Connection.StreamClosedException(null);
        _live.Cut();
        await Streaming.Patience.UntilAsync(() => Doubt().Contains("interrupted", StringComparison.Ordinal), Doubt);
        await RefusedAsync("interrupted");
        Assert.Equal("Live", (string?)(await _live.LaterAsync(order))["status"]);

        _live.Feed.OnConnect = () => { };
        await _live.ReconnectedAsync();
        await Streaming.Patience.UntilAsync(() => !Doubt().Contains("interrupted", StringComparison.Ordinal), Doubt);
        Assert.Contains("stale", Doubt(), StringComparison.Ordinal);
        await _live.QuoteAsync("SPY", "500.00", "500.04");
        Assert.Equal(["500.04"], LiveHarness.PricesOf(await _live.LaterAsync(order)));
    }

    [Fact]
    public async Task A_channel_that_the_feed_closes_is_an_interruption_too()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        _live.CloseChannel("Quote", "SPY");
        await Streaming.Patience.UntilAsync(() => Doubt().Contains("interrupted", StringComparison.Ordinal), Doubt);
        await RefusedAsync("interrupted");
        await _live.SubscribedAgainAsync("Quote", "SPY");
        await _live.QuoteAsync("SPY", "500.02", "500.08");
        Assert.Equal(["500.08"], LiveHarness.PricesOf(await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY")))));
    }

    [Fact]
    public async Task A_stream_that_is_refused_is_tried_again_after_minutes()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        _live.Feed.OnSession = s => s.Authorizes = _ => false;
        _live.Cut();
        await _live.PassAsync(() => Doubt().Contains("has ended", StringComparison.Ordinal));
        await RefusedAsync("the quote stream has ended");

        _live.Feed.OnSession = _ => { };
        await _live.PassAsync(() => !Doubt().Contains("has ended", StringComparison.Ordinal));
        await _live.QuoteAsync("SPY", "500.02", "500.08");
        Assert.Equal(["500.08"], LiveHarness.PricesOf(await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY")))));
    }

    [Theory]
    [InlineData("NaN", "500.07")]
    [InlineData("500.01", "NaN")]
    [InlineData("0", "500.07")]
    [InlineData("500.01", "0")]
    public async Task A_quote_with_one_side_trades_when_it_has_both(string bid, string ask)
    {
        await _live.KnowAsync("SPY", bid, ask);
        var order = await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY")));
        Assert.Equal("Live", (string?)order["status"]);
        await _live.QuoteAsync("SPY", "500.02", "500.08");
        Assert.Equal(["500.08"], LiveHarness.PricesOf(await _live.LaterAsync(order)));
    }

    [Fact]
    public async Task A_crossed_market_is_no_market()
    {
        await _live.KnowAsync("SPY", "500.09", "500.07");
        await RefusedAsync("The market in SPY is crossed: 500.09 bid, 500.07 ask.");
    }

    [Fact]
    public async Task A_halted_stock_waits_for_the_end_of_its_halt()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        await _live.SayAsync("Profile", "SPY", ("tradingStatus", "\"HALTED\""));
        await Streaming.Patience.UntilAsync(() => !Top().IsTrading, "the halt");
        var order = await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY")));
        Assert.Equal("Live", (string?)order["status"]);
        await _live.SayAsync("Profile", "SPY", ("tradingStatus", "\"ACTIVE\""));
        await Streaming.Patience.UntilAsync(() => Top().IsTrading, "the end of the halt");
        Assert.Equal("Filled", (string?)(await _live.LaterAsync(order))["status"]);
    }

    [Fact]
    public async Task A_symbol_that_the_session_does_not_know_is_refused()
    {
        var (status, body) = await _live.TryAsync(LiveHarness.Order("Buy to Open", "NOSUCH"));
        Assert.Equal(422, status);
        Assert.Contains("NOSUCH is not a known Equity", body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_quote_session_stops_the_market_and_not_the_broker()
    {
        await _live.KnowAsync("SPY", "500.01", "500.07");
        await _live.EndAsync(_live.Connection.DisposeAsync());
        await RefusedAsync("The quote of SPY is stale: the quote session is closed.");
        Assert.Equal("Live", (string?)(await _live.LaterAsync(await _live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY", 1, 501m))))["status"]);

        var (status, body) = await _live.Client.SendAsync(HttpMethod.Get, "/instruments/equities/QQQ");
        Assert.Equal(503, status);
        Assert.Equal("The quote session is closed.", (string?)body["error"]!["message"]);
        Assert.Equal("100000.0", (string?)(await _live.Client.GetAsync($"/accounts/{_live.Account}/balances"))["data"]!["items"]![0]!["cash-balance"]);
    }

    [Fact]
    public async Task A_quote_from_before_the_open_is_not_the_markets()
    {
        await using var early = await new LiveHarness(start: new DateTimeOffset(2026, 11, 18, 14, 29, 58, TimeSpan.Zero)).StartAsync();
        await early.KnowAsync("SPY", "500.01", "500.07");
        early.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("The quote of SPY is stale: it is from before the open.", early.Broker.Prices.TopAt(early.Broker.Prices.Find("SPY")!, early.Broker.Prices.Now).Doubt);
    }

    private string Doubt() => Top().Doubt ?? "";

    private BookTop Top() => _live.Broker.Prices.TopAt(_live.Broker.Prices.Find("SPY")!, _live.Broker.Prices.Now);

    private async Task RefusedAsync(string why)
    {
        var (status, body) = await _live.TryAsync(LiveHarness.Order("Buy to Open", "SPY"));
        Assert.Equal(422, status);
        var error = body["error"]!["errors"]!.AsArray().Single();
        Assert.Equal("quote_stale", (string?)error!["code"]);
        Assert.Contains(why, (string?)error["message"], StringComparison.Ordinal);
    }
}
