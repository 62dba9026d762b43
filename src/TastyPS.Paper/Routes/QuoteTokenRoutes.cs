using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The token of the quote stream, good for a day, and where that stream is: on the host that was asked.</summary>
internal sealed class QuoteTokenRoutes : IPaperRoutes
{
    public void Map(PaperRouter router) => router.Get("/api-quote-tokens", Token);

    private static PaperResponse Token(PaperContext c)
    {
        var (market, host) = (c.Broker.Market, c.Request.Header("Host") ?? "paper");
        var issued = new DateTimeOffset(market.Now.UtcTicks - (market.Now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var key = SeededNoise.Mix(market.Seed, (ulong)issued.ToUnixTimeSeconds());
        return c.Object(new JsonObject
        {
            ["token"] = string.Create(CultureInfo.InvariantCulture, $"dx{key:x16}{SeededNoise.Mix(key):x16}"),
            ["dxlink-url"] = $"ws://{host}/dxlink",
            ["websocket-url"] = $"ws://{host}/dxlink",
            ["level"] = c.Broker.Options.Sandbox ? "demo" : "api",
            ["issued-at"] = WireJson.Instant(issued),
            ["expires-at"] = WireJson.Instant(issued.AddDays(1)),
        });
    }
}
