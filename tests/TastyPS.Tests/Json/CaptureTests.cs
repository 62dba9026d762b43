using System.Text.Json;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

/// <summary>Every real payload reads through the production path with no field lost and none misread.</summary>
public class CaptureTests
{
    [SharedTheory]
    [InlineData("rest/Get_Account_Balance", typeof(AccountBalance))]
    [InlineData("rest/Get_Api_Quote_Token", typeof(QuoteToken))]
    [InlineData("rest/Post_Submit_Order_Response", typeof(PlacedOrderResponse))]
    [InlineData("rest/customer", typeof(Customer))]
    [InlineData("rest/order_dry_run", typeof(PlacedOrderResponse))]
    [InlineData("rest/trading_status", typeof(TradingStatus))]
    [InlineData("rest/FuturesNestedOptionChainSerializer", typeof(NestedFutureOptionChain))]
    [InlineData("rest/margin_dry_run", typeof(MarginDryRunResult))]
    [InlineData("rest/margin_requirements", typeof(MarginReport))]
    [InlineData("rest/market-session-current", typeof(CurrentMarketSession))]
    [InlineData("account-streamer/account-balance.derived", typeof(AccountBalance))]
    [InlineData("account-streamer/current-position.derived", typeof(Position))]
    [InlineData("account-streamer/order.documented", typeof(Order))]
    [InlineData("account-streamer/order-market.documented", typeof(Order))]
    [InlineData("account-streamer/public-watchlists.derived", typeof(Watchlist))]
    [InlineData("account-streamer/quote-alert.derived", typeof(QuoteAlert))]
    public void An_object_is_read_whole(string file, Type type) => Check(file, type, nameof(TastyJson.ReadObject));

    [SharedTheory]
    [InlineData("rest/Get_Positions", typeof(Position))]
    [InlineData("rest/accounts", typeof(AccountAuthority))]
    [InlineData("rest/cryptocurrencies", typeof(Cryptocurrency))]
    [InlineData("rest/equities", typeof(Equity))]
    [InlineData("rest/future-products", typeof(FutureProduct))]
    [InlineData("rest/futures", typeof(Future))]
    [InlineData("rest/instrument-search", typeof(InstrumentSearchResult))]
    [InlineData("rest/market_data_by_type", typeof(MarketData))]
    [InlineData("rest/nested-option-chain", typeof(NestedOptionChain))]
    [InlineData("rest/quantity-decimal-precisions", typeof(QuantityDecimalPrecision))]
    [InlineData("rest/transactions_listing", typeof(Transaction))]
    public void A_list_is_read_whole(string file, Type type) => Check(file, type, nameof(TastyJson.ReadItems));

    private static void Check(string file, Type type, string how)
    {
        var body = File.ReadAllBytes(SharedFolder.Of("api", "captures", file + ".json")!);
        var read = typeof(TastyJson).GetMethod(how)!.MakeGenericMethod(type).Invoke(null, [(ReadOnlyMemory<byte>)body])!;
        if (how == nameof(TastyJson.ReadItems))
        {
            Assert.Empty((IReadOnlyList<BadRow>)read.GetType().GetProperty("BadRows")!.GetValue(read)!);
            read = read.GetType().GetProperty("Items")!.GetValue(read)!;
        }
        using var document = JsonDocument.Parse(body);
        var json = document.RootElement.TryGetProperty("data", out var data) ? data : document.RootElement;
        if (json.TryGetProperty("items", out var items)) json = items;

        var comparer = new CaptureComparer();
        comparer.Compare(json, read, file);

        Assert.Empty(comparer.Differences);
        Assert.True(comparer.Leaves > 2, $"{comparer.Leaves} values compared");
    }
}
