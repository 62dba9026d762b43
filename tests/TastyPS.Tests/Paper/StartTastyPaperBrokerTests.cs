using System.Globalization;
using System.Text.Json.Nodes;
using TastyPS.Paper;
using TastyPS.TestEngine;
using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Paper;

/// <summary>The broker's door in PowerShell.</summary>
public sealed class StartTastyPaperBrokerTests : IDisposable
{
    private readonly TestShell _shell = new();
    private readonly TemporaryFolder _folder = new();

    public StartTastyPaperBrokerTests() => _shell.Register(ModuleUnderTest.Cmdlets);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_says_its_line_on_the_screen_and_gives_an_object()
    {
        var run = _shell.Command("Start-TastyPaperBroker", ("Account", new[] { "margin:5000", "Ira" })).Run();
        var server = run.Single<PaperServer>();
        try
        {
            // What has this tag the engine shows as it shows Write-Host; a Pester test sees it on the screen.
            var record = Assert.Single(run.Information);
            Assert.Equal(["PSHOST"], record.Tags);
            var line = JsonNode.Parse((string)record.MessageData)!;
            Assert.Equal(server.Rest, new Uri((string)line["rest"]!));
            using var client = await PaperClient.At(server.Rest!).LogInAsync(server.ClientSecret!, server.RefreshToken!);
            var accounts = (await client.GetAsync("/paper/accounts"))["data"]!["items"]!.AsArray();
            Assert.Equal([("Margin", "5000.0"), ("Ira", "100000.0")], accounts.Select(a => ((string?)a!["kind"], (string?)a["cash-balance"])));
        }
        finally
        {
            Assert.Empty(_shell.Command("Stop-TastyPaperBroker").Input(server).Run().AllErrors);
        }
    }

    [Fact]
    public async Task It_serves_until_it_is_stopped_when_it_is_told_to_wait()
    {
        Uri rest;
        using (var live = _shell.Command("Start-TastyPaperBroker", ("Wait", null), ("AsJson", null), ("StatePath", _folder.Path)).Start())
        {
            rest = new Uri((string)JsonNode.Parse(live.Next<string>())!["rest"]!);
            using var http = new HttpClient();
            Assert.Equal(401, (int)(await http.GetAsync(rest)).StatusCode);
            Assert.Empty(live.Stop().AllErrors);
        }
        using var gone = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => gone.GetAsync(rest));
        // The folder is free again.
        var again = _shell.Command("Start-TastyPaperBroker", ("StatePath", _folder.Path)).Run().Single<PaperServer>();
        _shell.Command("Stop-TastyPaperBroker").Input(again).Run();
    }

    [Theory]
    [InlineData("Account", "Checking", "'Checking' is no account")]
    [InlineData("Account", "Margin:lots", "'Margin:lots' is no account")]
    [InlineData("FaultScript", "GET /x explode", "Line 1 of the fault script")]
    public void What_it_cannot_read_is_an_error_that_says_why(string parameter, string value, string complaint)
        => Assert.Contains(complaint, _shell.Command("Start-TastyPaperBroker", (parameter, value)).Run().SingleError(ErrorIds.ParameterInvalid).Exception.Message);

    [Fact]
    public async Task On_a_quote_session_it_trades_in_that_sessions_market()
    {
        using var venue = new PaperShell(new PaperOptions { Seed = 7 });
        var server = _shell.Command("Start-TastyPaperBroker", ("QuoteSession", venue.Session), ("Account", new[] { "margin:5000" }), ("StatePath", _folder.Path)).Run().Single<PaperServer>();
        try
        {
            using var client = await PaperClient.At(server.Rest!).LogInAsync(server.ClientSecret!, server.RefreshToken!);
            var orders = $"/accounts/{server.Accounts!.Single()}/orders";
            var (status, body) = await client.SendAsync(HttpMethod.Post, orders, LiveHarness.Order("Buy to Open", "F"));
            Assert.True(status == 201, body.ToString());
            var id = body["data"]!["order"]!["id"];
            JsonNode order = null!;
            await Patience.UntilAsync(() => (order = client.GetAsync($"{orders}/{id}").GetAwaiter().GetResult()["data"]!)["status"]!.ToString() == "Filled", () => order.ToString());
            var stock = venue.Broker.Market.Find("F")!;
            Assert.InRange(decimal.Parse(LiveHarness.PricesOf(order).Single(), CultureInfo.InvariantCulture), venue.Broker.Market.QuoteOf(stock).Bid!.Value * 0.99m, venue.Broker.Market.QuoteOf(stock).Ask!.Value * 1.01m);
            Assert.All(venue.Broker.Requests.Entries.Where(r => r.Path != "/oauth/token"), r => Assert.Equal("GET", r.Method));
        }
        finally
        {
            Assert.Empty(_shell.Command("Stop-TastyPaperBroker").Input(server).Run().AllErrors);
        }
        // The session is the caller's.
        Assert.False(venue.Connection.Closed.IsCancellationRequested);
    }

    [Fact]
    public void A_delayed_feed_must_be_asked_for()
    {
        using var venue = new PaperShell(new PaperOptions { Sandbox = true }, environment: TastyEnvironment.Sandbox);
        var error = _shell.Command("Start-TastyPaperBroker", ("QuoteSession", venue.Session)).Run().SingleError(ErrorIds.PaperQuotes);
        Assert.Contains("delayed", error.Exception.Message);
        var server = _shell.Command("Start-TastyPaperBroker", ("QuoteSession", venue.Session), ("AcceptDelayedQuotes", null)).Run().Single<PaperServer>();
        _shell.Command("Stop-TastyPaperBroker").Input(server).Run();
    }

    [Fact]
    public void A_world_of_its_own_and_a_real_market_exclude_each_other()
    {
        using var venue = new PaperShell();
        Assert.NotEmpty(_shell.Command("Start-TastyPaperBroker", ("QuoteSession", venue.Session), ("Speed", 2.0)).Run().AllErrors);
    }

    [Fact]
    public void A_damaged_state_is_an_error_of_its_own()
    {
        File.WriteAllText(_folder.File("snapshot.log"), "nonsense\nmore\n");
        Assert.Contains("damaged", _shell.Command("Start-TastyPaperBroker", ("StatePath", _folder.Path)).Run().SingleError(ErrorIds.PaperState).Exception.Message);
    }
}
