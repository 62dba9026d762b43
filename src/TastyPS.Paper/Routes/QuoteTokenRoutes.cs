using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The token of the quote stream, good for a day, and where that stream is: on the host that was asked.</summary>
internal sealed class QuoteTokenRoutes : IPaperRoutes
{
    public void Map(PaperRouter router) => router.Get("/api-quote-tokens", Token);

    private static PaperResponse Token(PaperContext c)
    {
        var host = c.Request.Header("Host") ?? "paper";
        var (token, issuedAt, expiresAt) = c.Broker.QuoteTokens.Issue();
        return c.Object(new JsonObject
        {
            ["token"] = token,
            ["dxlink-url"] = $"ws://{host}/dxlink",
            ["websocket-url"] = $"ws://{host}/dxlink",
            ["level"] = c.Broker.Options is { Sandbox: true } or { Source.IsDelayed: true } ? "demo" : "api",
            ["issued-at"] = WireJson.Instant(issuedAt),
            ["expires-at"] = WireJson.Instant(expiresAt),
        });
    }
}
