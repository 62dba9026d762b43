using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>Single events of the quote stream that are lost, doubled, late or out of order: the same stream once with the fault and once without.</summary>
public sealed class DxlinkEventFaultTests
{
    private const int Wanted = 12;

    [Fact]
    public async Task An_event_is_dropped()
    {
        var plain = await QuotesAsync("");
        Assert.Equal([.. plain.Take(2), .. plain.Skip(5)], await QuotesAsync("dxlink drop skip 2 times 3", Wanted - 3));
    }

    [Fact]
    public async Task An_event_is_doubled()
    {
        var plain = await QuotesAsync("");
        Assert.Equal([plain[0], plain[1], plain[1], .. plain.Skip(2)], await QuotesAsync("dxlink duplicate skip 1 times 1", Wanted + 1));
    }

    [Fact]
    public async Task An_event_comes_after_the_next_one()
    {
        var plain = await QuotesAsync("");
        Assert.Equal([plain[0], plain[2], plain[1], .. plain.Skip(3)], await QuotesAsync("dxlink reorder skip 1 times 1", Wanted));
    }

    [Fact]
    public async Task An_event_comes_late()
    {
        var plain = await QuotesAsync("");
        var late = await QuotesAsync("dxlink late 2s skip 1 times 1", Wanted);
        Assert.NotEqual(plain[1], late[1]);
        Assert.Equal(plain.Where(q => q != plain[1]), late.Where(q => q != plain[1]));
        Assert.Single(late, q => q == plain[1]);
    }

    [Fact]
    public async Task Chances_are_drawn_from_the_seed()
    {
        const string morning = "dxlink drop chance 30% times 2\ndxlink duplicate chance 20% times 2\ndxlink reorder chance 20% times 2";
        var plain = await QuotesAsync("");
        var disturbed = await QuotesAsync(morning, Wanted);
        Assert.NotEqual(plain, disturbed);
        Assert.Equal(disturbed, await QuotesAsync(morning, Wanted));
    }

    [Fact]
    public async Task A_token_is_refused_so_often_and_no_oftener()
    {
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = new FakeClock(), Faults = PaperFaultScript.Parse("dxlink refuse times 2") });
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var refused = await new DxlinkProbe(broker).ConnectAsync();
            await refused.SayAsync("""{"type":"SETUP","channel":0,"version":"0.1-probe"}""");
            await refused.SayAsync($$"""{"type":"AUTH","channel":0,"token":"{{broker.QuoteTokens.Issue().Token}}"}""");
            Assert.Equal(1008, await refused.EndAsync());
        }
        await using var taken = await new DxlinkProbe(broker).OpenAsync();
    }

    /// <summary>So many quotes of SPY, in the order in which they came.</summary>
    private static async Task<List<string>> QuotesAsync(string script, int wanted = Wanted)
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 16, 14, 0, 0, TimeSpan.Zero));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = clock, Start = clock.GetUtcNow(), Faults = PaperFaultScript.Parse(script) });
        await using var probe = await new DxlinkProbe(broker).OpenAsync(setup: ""","acceptDataFormat":"FULL" """);
        await probe.AddAsync("Quote", "SPY");
        var quotes = new List<string>();
        for (var step = 0; quotes.Count < wanted; step++)
        {
            Assert.True(step < 400, $"Only {quotes.Count} quotes came.");
            // What is answered at once tells that everything before it has been said.
            await probe.SayAsync("""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"} }""");
            while (await probe.HearAsync() is var message && (string?)message["type"] != "ERROR")
                if ((string?)message["type"] == "FEED_DATA") quotes.AddRange(message["data"]!.AsArray().Select(q => q!.ToJsonString()));
            clock.Advance(TimeSpan.FromMilliseconds(250));
        }
        return [.. quotes.Take(wanted)];
    }
}
