using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The public watchlist that lives: the shares that have moved most since yesterday's close, the one that moved most first.</summary>
internal static class MoversWatchlist
{
    public const string Name = "Top Movers";
    private const int Size = 5;
    private static readonly string[] Watched = ["AAPL", "AMD", "AMZN", "BA", "COIN", "INTC", "META", "NVDA", "PFE", "PLTR", "SOFI", "TSLA", "UNH", "XOM"];

    public static JsonObject Of(PaperMarket market) => new()
    {
        ["name"] = Name,
        ["watchlist-entries"] = new JsonArray([.. Watched.OrderByDescending(s => Math.Abs(Move(market, s))).Take(Size).Select(s => new JsonObject { ["symbol"] = s, ["instrument-type"] = "Equity" })]),
        ["group-name"] = "Movers",
        ["order-index"] = 6,
    };

    private static decimal Move(PaperMarket market, string symbol)
    {
        if (market.Find(symbol) is not { } share) return 0;
        var close = market.PreviousCloseAt(share, market.Now);
        return close == 0 ? 0 : (market.MarkAt(share, market.Now) - close) / close;
    }
}
