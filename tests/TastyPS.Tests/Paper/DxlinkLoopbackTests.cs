using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Paper;

/// <summary>The paper broker's quote stream over real sockets, in real time.</summary>
public sealed class DxlinkLoopbackTests : IAsyncLifetime
{
    private readonly PaperBroker _broker = new();
    private PaperListener _listener = null!;

    public Task InitializeAsync()
    {
        _listener = PaperListener.Start(_broker);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task Our_client_reads_quotes_and_candles_in_small_frames()
    {
        _broker.DxlinkFaults.FrameBytes = 100;
        await using var hub = Hub();
        await using var lease = hub.Subscribe(new StreamRequest(FeedSchema.Quote, ["SPY"]));
        for (var i = 0; i < 3; i++) Assert.True(Assert.IsType<Quote>(await lease.ReadAsync().AsTask().WaitAsync(Patience.Limit)).BidPrice > 100);
        var history = await new CandleReader(hub).ReadAsync("SPY{=m}", _broker.Clock.GetUtcNow().AddDays(-1));
        Assert.True(history.IsComplete, history.Missing);
        Assert.True(history.Candles.Count > 100, history.ToString());
    }

    [Fact]
    public async Task A_refused_upgrade_and_a_close_are_outages_like_any_other()
    {
        _broker.Faults.Add("/dxlink", PaperFault.Html(502));
        await using var hub = Hub();
        await using var lease = hub.Subscribe(new StreamRequest(FeedSchema.Quote, ["SPY"]));
        Assert.IsType<Quote>(await lease.ReadAsync().AsTask().WaitAsync(Patience.Limit));
        Assert.Equal(0, hub.GetStatus().Outages);
        _broker.DxlinkFaults.CloseAll(1012);
        while (await lease.ReadAsync().AsTask().WaitAsync(Patience.Limit) is not StreamGap) { }
        Assert.Equal(1, hub.GetStatus().Outages);
    }

    [NodeFact]
    public async Task The_official_javascript_client_works_unchanged()
    {
        var token = _broker.QuoteTokens.Issue().Token;
        var from = _broker.Clock.GetUtcNow().AddDays(-3).ToUnixTimeMilliseconds();
        var answer = await NodeFactAttribute.RunAsync("dxlink-official.mjs", _listener.Dxlink.OriginalString, token, from.ToString());
        Assert.Equal(["Quote AAPL", "Quote QQQ", "Quote SPY", "Summary AAPL", "Summary QQQ", "Summary SPY"], answer["seen"]!.AsArray().Select(s => (string)s!));
        Assert.Equal(4, (int)answer["firstFlags"]!);
        Assert.True((int)answer["bars"]! > 100, answer.ToJsonString());
    }

    private StreamHub Hub() => new(
        _ => Task.FromResult(new StreamToken(_listener.Dxlink, _broker.QuoteTokens.Issue().Token)), () => new WebSocketConnection("paper-tests/1.0"), TimeProvider.System);
}
