using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace TastyPS.Tests.Paper;

/// <summary>The server as a process of its own: what other people's programs start.</summary>
public sealed class PaperServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task It_says_where_it_is_in_one_line_of_json_and_stops_cleanly_when_it_is_told_to(string signal)
    {
        using var server = PaperServerProcess.Start("--port", "0", "--seed", "7");
        try
        {
            var line = await server.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            var ready = JsonNode.Parse(line!)!.AsObject();
            Assert.Equal(["rest", "accountStreamer", "dxlink", "clientSecret", "refreshToken", "accounts"], ready.Select(p => p.Key));
            var port = new Uri((string)ready["rest"]!).Port;
            Assert.Equal(($"ws://127.0.0.1:{port}/streamer", $"ws://127.0.0.1:{port}/dxlink"), ((string?)ready["accountStreamer"], (string?)ready["dxlink"]));

            using var http = new HttpClient { BaseAddress = new Uri((string)ready["rest"]!) };
            http.DefaultRequestHeaders.UserAgent.ParseAdd("someone-else/1.0");
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token", ["refresh_token"] = (string)ready["refreshToken"]!, ["client_secret"] = (string)ready["clientSecret"]!,
            });
            using var token = await http.PostAsync("/oauth/token", form);
            Assert.Equal(HttpStatusCode.OK, token.StatusCode);

            if (OperatingSystem.IsWindows() || (signal == "INT" && PaperServerProcess.IsDeafToInterrupt(server))) return;
            using var kill = Process.Start("kill", ["-" + signal, server.Id.ToString()]);
            await server.WaitForExitAsync().WaitAsync(Patience);
            Assert.Equal(0, server.ExitCode);
            Assert.Equal("", await server.StandardError.ReadToEndAsync());
        }
        finally
        {
            if (!server.HasExited) server.Kill();
        }
    }

    [Fact]
    public async Task One_server_trades_at_the_quotes_of_another()
    {
        using var venue = PaperServerProcess.Start("--port", "0", "--seed", "7");
        Process? server = null;
        try
        {
            var there = JsonNode.Parse((await venue.StandardOutput.ReadLineAsync().WaitAsync(Patience))!)!;
            var secrets = new Dictionary<string, string> { ["TASTYPS_CLIENT_SECRET"] = (string)there["clientSecret"]!, ["TASTYPS_REFRESH_TOKEN"] = (string)there["refreshToken"]! };
            server = PaperServerProcess.Start(secrets, "--port", "0", "--quotes", (string)there["rest"]!);
            var here = JsonNode.Parse((await server.StandardOutput.ReadLineAsync().WaitAsync(Patience))!)!;

            using var client = await PaperClient.At(new Uri((string)here["rest"]!)).LogInAsync((string)here["clientSecret"]!, (string)here["refreshToken"]!);
            var orders = $"/accounts/{here["accounts"]![0]}/orders";
            var (status, body) = await client.SendAsync(HttpMethod.Post, orders, LiveHarness.Order("Buy to Open", "SPY"));
            Assert.True(status == 201, body.ToString());
            string? became = null;
            for (var stop = Stopwatch.StartNew(); became != "Filled" && stop.Elapsed < Patience; await Task.Delay(20))
                became = (string?)(await client.GetAsync($"{orders}/{body["data"]!["order"]!["id"]}"))["data"]!["status"];
            Assert.Equal("Filled", became);
        }
        finally
        {
            venue.Kill();
            server?.Kill();
            server?.Dispose();
        }
    }

    [Theory]
    [InlineData("nowhere", "is no valid option")]
    [InlineData("http://example.com", "is no valid option")]
    [InlineData("sandbox", "TASTYPS_CLIENT_SECRET is not set")]
    public async Task Where_it_cannot_get_quotes_it_says_so(string where, string complaint)
    {
        using var server = PaperServerProcess.Start("--port", "0", "--quotes", where);
        await server.WaitForExitAsync().WaitAsync(Patience);
        Assert.NotEqual(0, server.ExitCode);
        Assert.Contains(complaint, await server.StandardError.ReadToEndAsync());
    }

    [NodeFact]
    public async Task The_official_javascript_sdk_trades_unchanged()
    {
        using var server = PaperServerProcess.Start("--port", "0");
        try
        {
            var ready = await server.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            var day = await NodeFactAttribute.RunAsync("tastytrade-official.mjs", ready!);
            Assert.Equal(["SPY", "AAPL"], Texts("equities"));
            Assert.Equal(["SPY", "AAPL"], Texts("metrics"));
            Assert.Contains("AAPL", Texts("found"));
            Assert.Equal(5, (int)day["transactions"]!);
            Assert.All(day["quotes"]!.AsObject(), q => Assert.True((decimal)q.Value! > 0, q.Key));
            Assert.Equal("Debit", (string?)day["effect"]);
            Assert.InRange((int)day["filledIn"]!, 0, 2000);
            Assert.True((bool)day["live"]!);
            Assert.Equal(("Contingent", "Cancel Requested"), ((string?)day["replacedStatus"], (string?)day["cancelled"]));
            Assert.Equal((422, "preflight_check_failure"), ((int)day["refused"]!, (string?)day["refusal"]));
            Assert.Equal(["SPY", "AAPL"], Texts("watchlist"));
            Assert.True((bool)day["isGone"]!);

            IEnumerable<string?> Texts(string name) => day[name]!.AsArray().Select(t => (string?)t);
        }
        finally
        {
            if (!server.HasExited) server.Kill();
        }
    }

    [Fact]
    public async Task It_opens_the_accounts_and_faults_that_it_is_told_to()
    {
        using var folder = new TemporaryFolder();
        var script = folder.File("morning.faults");
        await File.WriteAllTextAsync(script, "GET /customers/me status 429 times 2\n");
        using var server = PaperServerProcess.Start("--port", "0", "--accounts", "ira:500,margin", "--faults", script, "--state", folder.File("state"), "--clock", "session");
        try
        {
            var ready = JsonNode.Parse((await server.StandardOutput.ReadLineAsync().WaitAsync(Patience))!)!;
            using var client = await PaperClient.At(new Uri((string)ready["rest"]!)).LogInAsync((string)ready["clientSecret"]!, (string)ready["refreshToken"]!);
            Assert.Equal(429, (await client.SendAsync(HttpMethod.Get, "/customers/me")).Status);
            var accounts = (await client.GetAsync("/paper/accounts"))["data"]!["items"]!.AsArray();
            Assert.Equal([("Ira", "500.0"), ("Margin", "100000.0")], accounts.Select(a => ((string?)a!["kind"], (string?)a["cash-balance"])));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync().WaitAsync(Patience);
        }
    }

    [Theory]
    [InlineData("--accounts checking is no valid option", "--accounts", "checking")]
    [InlineData("--faults /nowhere/at.all is no valid option", "--faults", "/nowhere/at.all")]
    [InlineData("--host 0.0.0.0 is no valid option", "--host", "0.0.0.0")]
    [InlineData("--port 99999 is no valid option", "--port", "99999")]
    [InlineData("--seed needs a value", "--seed")]
    [InlineData("--mode production is no valid option", "--mode", "production")]
    [InlineData("--speed -1 is no valid option", "--speed", "-1")]
    public async Task A_bad_option_is_a_usage_error(string complaint, params string[] args)
    {
        using var server = PaperServerProcess.Start(args);
        var error = await server.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await server.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(2, server.ExitCode);
        Assert.Contains(complaint, error);
        Assert.Contains("usage: PaperServer", error);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var server = PaperServerProcess.Start("--port", port.ToString());
        var error = await server.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await server.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal((1, $"Port {port} is already in use; choose another, or 0 for any free one."), (server.ExitCode, error.Trim()));
    }
}
