using System.Net;
using System.Text.Json;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class PaperFaultTests : IAsyncDisposable
{
    private const string Somewhere = "/customers/me";
    private readonly PaperBroker _broker = new();
    private readonly PaperListener _listener;

    public PaperFaultTests() => _listener = PaperListener.Start(_broker);

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _broker.DisposeAsync();
    }

    public static TheoryData<bool> BothDoors => [true, false];

    [Fact]
    public async Task A_fault_hits_its_route_as_often_as_it_says()
    {
        using var client = await ClientAsync(true);
        _broker.Faults.Add("GET /customers/*", PaperFault.Status(429) with { Times = 2, Skip = 1 });
        var seen = new List<int>();
        for (var i = 0; i < 4; i++) seen.Add((await client.SendAsync(HttpMethod.Get, Somewhere)).Status);
        Assert.Equal([200, 429, 429, 200], seen);
    }

    [Theory]
    [InlineData("POST /customers/*")]
    [InlineData("/customers/*/accounts")]
    [InlineData("/customers/me.")]
    public async Task A_fault_leaves_other_routes_alone(string route)
    {
        using var client = await ClientAsync(true);
        _broker.Faults.Add(route, PaperFault.Html(502));
        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, Somewhere)).Status);
    }

    [Fact]
    public async Task A_probability_is_drawn_from_the_seed()
    {
        Assert.Equal(await DrawAsync(seed: 7), await DrawAsync(seed: 7));
        Assert.NotEqual(await DrawAsync(seed: 7), await DrawAsync(seed: 8));
        Assert.InRange((await DrawAsync(seed: 7)).Count(s => s == 500), 15, 45);

        static async Task<List<int>> DrawAsync(int seed)
        {
            await using var broker = new PaperBroker(new PaperOptions { Seed = seed });
            broker.Faults.Add("*", PaperFault.Status(500) with { Times = null, Probability = 0.3 });
            var seen = new List<int>();
            for (var i = 0; i < 100; i++) seen.Add((await broker.HandleAsync(PaperRequest.Of("GET", "/"))).Status);
            return seen;
        }
    }

    [Theory]
    [MemberData(nameof(BothDoors))]
    public async Task A_cut_body_fails_the_reader_although_the_status_was_200(bool inMemory)
    {
        using var client = await ClientAsync(inMemory);
        _broker.Faults.Add(Somewhere, PaperFault.CutBody());
        using var response = await client.Http.GetAsync(Somewhere, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        // Over a socket the client wraps the broken pipe, in memory it passes it on: both are I/O errors to a reader.
        var broken = await Record.ExceptionAsync(() => response.Content.ReadAsByteArrayAsync());
        Assert.True(broken is IOException or HttpRequestException, broken?.ToString() ?? "nothing broke");
    }

    [Theory]
    [MemberData(nameof(BothDoors))]
    public async Task A_dropped_connection_is_a_request_exception(bool inMemory)
    {
        using var client = await ClientAsync(inMemory);
        _broker.Faults.Add(Somewhere, PaperFault.DropBeforeAccept());
        await Assert.ThrowsAsync<HttpRequestException>(() => client.Http.GetAsync(Somewhere));
        Assert.Equal(0, _broker.Requests.Entries[^1].Status);
    }

    [Theory]
    [MemberData(nameof(BothDoors))]
    public async Task A_broker_that_never_answers_waits_for_the_clients_patience(bool inMemory)
    {
        using var client = await ClientAsync(inMemory);
        _broker.Faults.Add(Somewhere, PaperFault.NeverAnswer());
        using var patience = new CancellationTokenSource();
        var call = client.Http.GetAsync(Somewhere, patience.Token);
        while (_broker.Requests.Count(pathContains: Somewhere) == 0) await Task.Yield();
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Broken_json_comes_whole_and_does_not_parse()
    {
        using var client = await ClientAsync(false);
        _broker.Faults.Add(Somewhere, PaperFault.BrokenJson());
        using var response = await client.Http.GetAsync(Somewhere);
        await Assert.ThrowsAnyAsync<JsonException>(() => PaperClient.ReadAsync(response));
    }

    [Fact]
    public async Task A_huge_body_has_its_size()
    {
        using var client = await ClientAsync(false);
        _broker.Faults.Add(Somewhere, PaperFault.HugeBody(3_000_000));
        var json = await client.GetAsync(Somewhere);
        Assert.Equal(3_000_000 - 11, ((string)json["data"]!).Length);
    }

    [Fact]
    public async Task A_notice_rides_on_an_answer_that_is_otherwise_whole()
    {
        using var client = await ClientAsync(false);
        _broker.Faults.Add(Somewhere, PaperFault.Header("Deprecation", "@1794787200"));
        using var response = await client.Http.GetAsync(Somewhere);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("@1794787200", Assert.Single(response.Headers.GetValues("Deprecation")));
    }

    private async Task<PaperClient> ClientAsync(bool inMemory)
        => await (inMemory ? PaperClient.InMemory(_broker) : PaperClient.Over(_listener)).LogInAsync(_broker);
}
