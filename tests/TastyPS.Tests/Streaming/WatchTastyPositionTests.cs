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
}
