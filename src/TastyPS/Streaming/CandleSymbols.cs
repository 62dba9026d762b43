using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Candle symbols from what was typed: one that has its own attributes (<c>SPY{=5m,price=mark}</c>) is taken as it is.</summary>
internal static class CandleSymbols
{
    public static string Of(string symbol, string interval, bool isRegularHours) =>
        CandleSymbol.TryNormalize(symbol, out var normal) ? normal
        : isRegularHours ? CandleSymbol.Of(symbol, interval, "tho=true") : CandleSymbol.Of(symbol, interval);
}
