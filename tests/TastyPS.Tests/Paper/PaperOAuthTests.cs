using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class PaperOAuthTests : IAsyncDisposable
{
    private readonly PaperBroker _broker = new(new PaperOptions { Speed = 0 });
    private readonly PaperClient _client;

    public PaperOAuthTests() => _client = PaperClient.InMemory(_broker);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task A_refresh_token_gives_an_access_token_without_envelope()
    {
        var (status, body) = await TokenAsync();
        Assert.Equal(200, status);
        Assert.Equal(["access_token", "token_type", "expires_in"], body.AsObject().Select(p => p.Key));
        Assert.Equal(900, (int)body["expires_in"]!);
    }

    [Fact]
    public async Task A_form_does_as_well_as_json()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token", ["refresh_token"] = _broker.RefreshToken, ["client_secret"] = _broker.ClientSecret,
        });
        using var response = await _client.Http.PostAsync("/oauth/token", form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("refresh_token", "of-another-environment", "invalid_grant")]
    [InlineData("client_secret", "wrong", "invalid_client")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("grant_type", null, "invalid_request")]
    [InlineData("scope", "read admin", "invalid_scope")]
    public async Task What_is_wrong_is_an_rfc_6749_error_at_400(string field, string? value, string error)
    {
        var (status, body) = await TokenAsync(json => json[field] = value);
        Assert.Equal(400, status);
        Assert.Equal(error, (string?)body["error"]);
        Assert.NotNull((string?)body["error_description"]);
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_an_invalid_request()
    {
        using var content = new StringContent("{", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await _client.Http.PostAsync("/oauth/token", content);
        Assert.Equal("invalid_request", (string?)(await PaperClient.ReadAsync(response))["error"]);
    }

    [Fact]
    public async Task An_access_token_dies_after_15_minutes_of_the_brokers_clock()
    {
        await _client.LogInAsync(_broker);
        _broker.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await _client.SendAsync(HttpMethod.Get, "/customers/me")).Status);
        _broker.Clock.Advance(TimeSpan.FromSeconds(1));
        var (status, body) = await _client.SendAsync(HttpMethod.Get, "/customers/me");
        Assert.Equal(401, status);
        Assert.Equal("token_invalid", (string?)body["error"]!["code"]);
    }

    [Fact]
    public async Task A_regenerated_secret_kills_the_refresh_token_of_the_old_one()
    {
        var old = _broker.RefreshToken;
        _broker.OAuth.RegenerateClientSecret();
        var (status, body) = await TokenAsync(json => json["refresh_token"] = old);
        Assert.Equal((400, "invalid_grant"), (status, (string?)body["error"]));
    }

    [Fact]
    public async Task A_token_without_trade_reads_and_dry_runs_and_changes_nothing()
    {
        var (_, body) = await TokenAsync(json => json["scope"] = "read");
        _client.Http.DefaultRequestHeaders.Add("Authorization", "Bearer " + (string?)body["access_token"]);
        var orders = $"/accounts/{_broker.Accounts[0].AccountNumber}/orders";
        Assert.Equal(200, (await _client.SendAsync(HttpMethod.Get, orders + "/live")).Status);
        Assert.Equal(400, (await _client.SendAsync(HttpMethod.Post, orders + "/dry-run", new JsonObject())).Status);
        Assert.Equal(403, (await _client.SendAsync(HttpMethod.Post, orders, new JsonObject())).Status);
        Assert.Equal(403, (await _client.SendAsync(HttpMethod.Delete, orders + "/1")).Status);
    }

    [Fact]
    public async Task A_code_comes_back_with_its_state_and_works_once()
    {
        var answer = await AuthorizeAsync("http://localhost:8000/callback");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.Equal("a/b&c", query["state"]);

        var (status, token) = await ExchangeAsync(query["code"]!, "http://localhost:8000/callback");
        Assert.Equal(200, status);
        Assert.Equal(_broker.RefreshToken, (string?)token["refresh_token"]);
        Assert.Equal("invalid_grant", (string?)(await ExchangeAsync(query["code"]!, "http://localhost:8000/callback")).Body["error"]);
    }

    [Theory]
    [InlineData("http://localhost:8000/callback/")]
    [InlineData("http://127.0.0.1:8000/callback")]
    [InlineData("http://localhost:8000/Callback")]
    public async Task A_redirect_uri_that_differs_by_a_letter_is_refused_without_a_redirect(string redirect)
    {
        using var answer = await AuthorizeAsync(redirect);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Contains("redirect uri included is not valid", await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> AuthorizeAsync(string redirect)
        => _client.Http.GetAsync($"/auth.html?client_id={_broker.OAuth.ClientId}&redirect_uri={Uri.EscapeDataString(redirect)}&response_type=code&scope=read%20trade&state=a%2Fb%26c");

    private Task<(int Status, JsonNode Body)> ExchangeAsync(string code, string redirect) => _client.SendAsync(HttpMethod.Post, "/oauth/token", new JsonObject
    {
        ["grant_type"] = "authorization_code", ["code"] = code, ["client_id"] = _broker.OAuth.ClientId, ["client_secret"] = _broker.ClientSecret, ["redirect_uri"] = redirect,
    });

    private Task<(int Status, JsonNode Body)> TokenAsync(Action<JsonObject>? change = null)
    {
        var body = new JsonObject { ["grant_type"] = "refresh_token", ["refresh_token"] = _broker.RefreshToken, ["client_secret"] = _broker.ClientSecret };
        change?.Invoke(body);
        return _client.SendAsync(HttpMethod.Post, "/oauth/token", body);
    }
}
