using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class PaperFaultScriptTests : IAsyncLifetime
{
    private readonly FakeClock _below = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private PaperBroker _broker = null!;
    private PaperClient _client = null!;

    public async Task InitializeAsync()
    {
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _below });
        _client = await PaperClient.InMemory(_broker).LogInAsync(_broker);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    [Theory]
    [InlineData("GET /customers/* status 429", "429 200 200 200")]
    [InlineData("/customers/me html 502 times 2", "502 502 200 200")]
    [InlineData("* status 503 skip 1 times 2   # not the first", "200 503 503 200")]
    [InlineData("GET * status 500 always", "500 500 500 500")]
    [InlineData("POST /customers/* status 500 always", "200 200 200 200")]
    [InlineData("/customers/me status 418\n\n/customers/me accept-html 502", "418 502 200 200")]
    [InlineData("/customers/me chance 0% status 500", null)]
    public async Task A_line_hits_its_route_as_often_as_it_says(string script, string? statuses)
    {
        if (statuses is null)
        {
            Assert.Throws<PaperScriptException>(() => PaperFaultScript.Parse(script));
            return;
        }
        _broker.Run(PaperFaultScript.Parse(script));
        Assert.Equal(statuses, await StatusesAsync(4));
    }

    [Fact]
    public async Task A_chance_is_drawn_from_the_seed()
    {
        _broker.Run(PaperFaultScript.Parse("GET /customers/me status 500 chance 50%"));
        var first = await StatusesAsync(40);
        Assert.Contains("200", first);
        Assert.Contains("500", first);

        await using var twin = new PaperBroker(new PaperOptions { TimeProvider = _below, Faults = PaperFaultScript.Parse("GET /customers/me status 500 chance 50%") });
        using var client = await PaperClient.InMemory(twin).LogInAsync(twin);
        Assert.Equal(first, await StatusesAsync(40, client));
    }

    [Fact]
    public async Task It_begins_when_it_says_and_ends_when_it_says()
    {
        _broker.Run(PaperFaultScript.Parse("after 30s for 1m GET /customers/me status 500 always"));
        Assert.Equal("200", await StatusesAsync(1));
        _below.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("500", await StatusesAsync(1));
        _broker.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("200", await StatusesAsync(1));
    }

    [Fact]
    public async Task A_time_of_day_is_new_yorks_and_the_next_one()
    {
        // It is ten in New York.
        _broker.Run(PaperFaultScript.Parse("at 10:15 GET /customers/me status 500\nat 09:59 GET /customers/me status 501"));
        _broker.Clock.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Equal("200", await StatusesAsync(1));
        _broker.Clock.Advance(TimeSpan.FromMinutes(0.1));
        await _client.LogInAsync(_broker);
        Assert.Equal("500 200", await StatusesAsync(2));
        _broker.Clock.Advance(TimeSpan.FromHours(23.74));
        await _client.LogInAsync(_broker);
        Assert.Equal("501", await StatusesAsync(1));
    }

    [Fact]
    public async Task Streams_are_disturbed_while_it_says_although_nobody_asks()
    {
        _broker.Run(PaperFaultScript.Parse("streamer late 2s chance 25% for 10s\nafter 10s streamer silence\ndxlink frames 100\nstreamer duplicate"));
        Assert.Equal((0.25, TimeSpan.FromSeconds(2), 1.0, 100), (_broker.StreamFaults.Late.Chance, _broker.StreamFaults.LatestBy, _broker.StreamFaults.Duplicate.Chance, _broker.DxlinkFaults.FrameBytes));
        Assert.False(_broker.StreamFaults.IsSilent);
        _below.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((0.0, true), (_broker.StreamFaults.Late.Chance, _broker.StreamFaults.IsSilent));

        _broker.Run(PaperFaultScript.Parse(""));
        Assert.Equal((0.0, false, 0), (_broker.StreamFaults.Duplicate.Chance, _broker.StreamFaults.IsSilent, _broker.DxlinkFaults.FrameBytes));
        Assert.Equal("200", await StatusesAsync(1));
    }

    [Fact]
    public void Streams_are_closed_with_the_code_it_says()
    {
        var codes = new List<int>();
        _broker.StreamFaults.Closing += codes.Add;
        _broker.DxlinkFaults.Closing += code => codes.Add(-code);
        _broker.Run(PaperFaultScript.Parse("after 5s streamer close 1012\nafter 6s dxlink close 1001\nafter 7s streamer cut"));
        Assert.Empty(codes);
        _below.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([1012, -1001, 0], codes);
    }

    [Theory]
    [InlineData("GET /x explode", "has explode where one of status, html,")]
    [InlineData("FETCH /x drop", "has FETCH where a route")]
    [InlineData("GET /x status 200", "has 200 where a status from 400 to 599 should stand")]
    [InlineData("GET /x html", "ends where a status should stand")]
    [InlineData("GET /x delay 2", "has 2 where a duration such as 250ms, 2s, 5m, 1h should stand")]
    [InlineData("GET /x drop twice", "has twice where one of after, at, for, times, skip, chance, always should stand")]
    [InlineData("at 25:00 /x drop", "has 25:00 where a time such as 10:15 should stand")]
    [InlineData("streamer close 99", "has 99 where a close code from 1000 to 4999 should stand")]
    [InlineData("streamer explode", "has explode where one of drop, duplicate, reorder, late, silence, close, cut, refuse should stand")]
    [InlineData("dxlink drop times 0", "has 0 where a number from 1 to")]
    [InlineData("streamer drop chance 120%", "has 120% where a chance such as 20% should stand")]
    [InlineData("dxlink late", "ends where a duration such as 250ms, 2s, 5m, 1h should stand")]
    [InlineData("dxlink silence chance 10%", "has chance where there is nothing to count")]
    [InlineData("times 2 streamer close 1012", "has times where there is nothing to count")]
    [InlineData("GET", "ends where a path should stand")]
    public void What_cannot_be_read_is_said_with_its_line(string line, string complaint)
    {
        var wrong = Assert.Throws<PaperScriptException>(() => PaperFaultScript.Parse("# a comment\n" + line));
        Assert.StartsWith($"Line 2 of the fault script ({line})", wrong.Message);
        Assert.Contains(complaint, wrong.Message);
    }

    [Theory]
    [InlineData("str", "streamer")]
    [InlineData("dxlink d", "dxlink drop|dxlink duplicate")]
    [InlineData("dxlink drop ", "dxlink drop after|dxlink drop at|dxlink drop for|dxlink drop times|dxlink drop skip|dxlink drop chance|dxlink drop always")]
    [InlineData("after 30s GET /accounts/*/positions ht", "after 30s GET /accounts/*/positions html")]
    [InlineData("after 30s GET /accounts/*/po", "after 30s GET /accounts/*/positions")]
    [InlineData("* html ", "* html 502")]
    [InlineData("streamer full", "")]
    public void A_line_that_was_begun_is_completed_word_by_word(string begun, string lines)
        => Assert.Equal(lines, string.Join('|', PaperFaultScript.Complete(begun)));

    [Fact]
    public void Every_word_that_completion_offers_can_be_read()
    {
        foreach (var line in Whole("").Where(l => !l.EndsWith('*'))) PaperFaultScript.Parse(line);

        // Places, what happens there, and what that needs; no further.
        static IEnumerable<string> Whole(string begun) => PaperFaultScript.Complete(begun).SelectMany(line => line.Split(' ') switch
        {
            ["streamer" or "dxlink" or "*"] or [_, "late" or "close" or "slow" or "frames" or "status" or "html" or "accept-html" or "delay" or "huge"] => Whole(line + " "),
            ["streamer" or "dxlink" or "*", ..] => [line],
            _ => [],
        });
    }

    [Fact]
    public async Task A_running_broker_takes_a_script_over_the_wire_even_when_everything_fails()
    {
        Assert.Equal(200, (await PutAsync("* status 503 always")).Status);
        Assert.Equal("503", await StatusesAsync(1));
        var (status, body) = await PutAsync("nonsense");
        Assert.Equal((400, "invalid_script"), (status, (string?)body["error"]!["code"]));
        Assert.Equal("503", await StatusesAsync(1));
        Assert.Equal(200, (await PutAsync("")).Status);
        Assert.Equal("200", await StatusesAsync(1));

        Task<(int Status, JsonNode Body)> PutAsync(string script) => _client.SendAsync(HttpMethod.Put, "/paper/faults", new JsonObject { ["script"] = script });
    }

    private async Task<string> StatusesAsync(int count, PaperClient? client = null)
    {
        var seen = new List<int>();
        for (var i = 0; i < count; i++)
        {
            using var response = await (client ?? _client).Http.GetAsync("/customers/me");
            seen.Add((int)response.StatusCode);
        }
        return string.Join(' ', seen);
    }
}
