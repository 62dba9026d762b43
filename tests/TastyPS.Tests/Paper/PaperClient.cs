using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>A plain HTTP client of a paper broker, logged in: what any program of the venue would be, without our own Core.</summary>
internal sealed class PaperClient : IDisposable
{
    private PaperClient(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    public static PaperClient InMemory(PaperBroker broker) => new(Configure(new HttpClient(new PaperHttpHandler(broker)) { BaseAddress = new Uri("http://paper/") }));

    public static PaperClient Over(PaperListener listener) => At(listener.Rest);

    public static PaperClient At(Uri rest) => new(Configure(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = rest }));

    public Task<PaperClient> LogInAsync(PaperBroker broker) => LogInAsync(broker.ClientSecret, broker.RefreshToken);

    public async Task<PaperClient> LogInAsync(string clientSecret, string refreshToken)
    {
        var token = await Http.PostAsJsonAsync("/oauth/token", new { grant_type = "refresh_token", refresh_token = refreshToken, client_secret = clientSecret });
        var json = await ReadAsync(token);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)json["access_token"]);
        return this;
    }

    /// <summary>The JSON of a GET that must succeed.</summary>
    public async Task<JsonNode> GetAsync(string target)
    {
        using var response = await Http.GetAsync(target);
        Assert.True(response.IsSuccessStatusCode, $"GET {target}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await ReadAsync(response);
    }

    /// <summary>Status and body of any call.</summary>
    public async Task<(int Status, JsonNode Body)> SendAsync(HttpMethod method, string target, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, target) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await ReadAsync(response));
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    public void Dispose() => Http.Dispose();

    private static HttpClient Configure(HttpClient http)
    {
        http.DefaultRequestHeaders.UserAgent.ParseAdd("paper-tests/1.0");
        return http;
    }
}
