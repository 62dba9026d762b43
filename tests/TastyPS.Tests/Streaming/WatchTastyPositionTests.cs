using TastyPS.Tests.AccountStream;

namespace TastyPS.Tests.Streaming;

public sealed class WatchTastyPositionTests : FeedShell
{
    [Fact]
    public void A_quote_makes_a_new_object_with_mark_and_gain()
    {
        Give("Quote", "SPY", "500,502");

        var live = Run("Watch-TastyPosition", ("Symbol", "SPY"), ("AccountNumber", Shell.Margin), ("Count", 1)).Single<LivePosition>();

        var held = Run("Get-TastyPosition", ("Symbol", "SPY"), ("AccountNumber", Shell.Margin)).Single<Position>();
        Assert.Equal(501m, live.MarkPrice);
        Assert.Equal(held.SignedQuantity * 501m, live.MarketValue);
        Assert.Equal(held.SignedQuantity * (501m - held.AverageOpenPrice), live.UnrealizedGain);
        Assert.Equal(held.SignedQuantity, live.PositionDelta);
    }

    [Fact]
    public void Greeks_of_an_option_count_with_its_quantity()
    {
        var option = Run("Get-TastyPosition", ("InstrumentType", "EquityOption"), ("AccountNumber", Shell.Margin)).All<Position>()[0];
        Give("Greeks", option.StreamerSymbol ?? Symbol.Parse(option.Symbol!).ToStreamer(), "0.5,-0.1");

        var live = Run("Watch-TastyPosition", ("Symbol", option.Symbol), ("AccountNumber", Shell.Margin), ("Count", 1)).Single<LivePosition>();

        Assert.Equal(0.5m * option.SignedQuantity * option.Multiplier, live.PositionDelta);
        Assert.Equal(-0.1m * option.SignedQuantity * option.Multiplier, live.PositionTheta);
    }

    [Fact]
    public async Task Everything_held_is_watched_until_stopped()
    {
        var held = Run("Get-TastyPosition", ("AccountNumber", Shell.Margin)).All<Position>();
        using var live = Start("Watch-TastyPosition", ("AccountNumber", Shell.Margin));

        foreach (var position in held) await SubscribedAsync("Quote", position.StreamerSymbol!);

        Assert.True(live.Stop().Stopped);
        AssertQuiet();
    }

    [Fact]
    public async Task What_is_opened_grows_and_is_closed_while_watching_is_seen()
    {
        Give("Quote", "F", "10,12");
        using var live = Start("Watch-TastyPosition", ("Symbol", "F"), ("AccountNumber", Shell.Margin));
        await Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the account stream");

        await TradeAsync(OrderAction.BuyToOpen, 10);
        var opened = live.Next<LivePosition>();
        Assert.Equal(("F", 10m, 11m), (opened.Symbol, opened.SignedQuantity, opened.MarkPrice));

        await TradeAsync(OrderAction.BuyToOpen, 5);
        var grown = live.Next<LivePosition>();
        Assert.Equal((15m, 165m), (grown.SignedQuantity, grown.MarketValue));

        await TradeAsync(OrderAction.SellToClose, 15);
        Assert.Equal(0m, live.Next<LivePosition>().SignedQuantity);
        await Patience.UntilAsync(() => Shell.Connection.Streams.GetStatus().Subscriptions == 0, "the symbol unsubscribed");

        Assert.True(live.Stop().Stopped);
        AssertQuiet();
        Assert.Equal(0, Shell.Connection.AccountStream.GetStatus().Leases);
    }

    [Fact]
    public async Task What_was_closed_while_the_account_stream_was_down_is_seen()
    {
        Give("Quote", "SPY", "500,502");
        using var live = Start("Watch-TastyPosition", ("Symbol", "SPY"), ("AccountNumber", Shell.Margin));
        var held = live.Next<LivePosition>();
        await Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the account stream");

        Shell.Broker.StreamFaults.Drop = 1;
        await TradeAsync(OrderAction.SellToClose, (int)held.SignedQuantity!.Value, "SPY");
        Shell.Broker.StreamFaults.BreakAll();

        Assert.Equal(0m, live.Next<LivePosition>().SignedQuantity);
        live.Stop();
    }

    private async Task TradeAsync(OrderAction action, int quantity, string symbol = "F")
    {
        await PaperOrders.TradeAsync(Shell, symbol, quantity, null, action);
        Shell.Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
