using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Core.Json;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.AccountStream;

/// <summary>Orders as somebody else sends them, past the cmdlets.</summary>
internal static class PaperOrders
{
    public static async Task<long> TradeAsync(PaperShell shell, string symbol, decimal quantity, decimal? limit, OrderAction action = OrderAction.BuyToOpen)
    {
        var order = new OrderRequest
        {
            OrderType = limit is null ? OrderType.Market : OrderType.Limit,
            TimeInForce = TimeInForce.Day,
            Price = limit,
            PriceEffect = limit is null ? null : PriceEffect.Debit,
            Legs = [new OrderLegRequest { InstrumentType = Symbol.Parse(symbol).InstrumentType, Symbol = symbol, Action = action, Quantity = quantity }],
        };
        var placed = await shell.Connection.Client(SilentSink.Instance).Rest.ObjectAsync<PlacedOrderResponse>(
            ApiRequest.Post($"/accounts/{shell.Margin:n}/orders", TastyJson.Write(order)), CancellationToken.None);
        return placed.Order!.Id!.Value;
    }

    public static Task<long> BuyAsync(PaperShell shell, string symbol, decimal quantity, decimal? limit = null) => TradeAsync(shell, symbol, quantity, limit);

    public static Task SendAsync(PaperShell shell, ApiRequest call) => shell.Connection.Client(SilentSink.Instance).Rest.SendAsync(call, CancellationToken.None);
}
