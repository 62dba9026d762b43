using System.Text;
using System.Text.Json;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

/// <summary>Payloads of which no recording is known, written after <c>api/models.md</c>: no field lost, none misread.</summary>
public class SyntheticTests
{
    [Theory]
    [InlineData(typeof(MarketMetric), """
        {"symbol":"AAPL","implied-volatility-index":"0.2618","implied-volatility-index-15-day":"0.25","implied-volatility-index-5-day-change":"-0.01",
         "implied-volatility-index-rank":"0.31","tos-implied-volatility-index-rank":"0.31","tw-implied-volatility-index-rank":"0.4","implied-volatility-percentile":"0.5",
         "liquidity-rating":4,"liquidity-running-state":{"sum":"120.5","count":12,"started-at":"2026-08-24T13:30:00.000Z"},"market-cap":4514709583000,"corr-spy-3month":"0.7",
         "implied-volatility-30-day":"26.53","historical-volatility-30-day":"20.1","historical-volatility-60-day":"21.1","historical-volatility-90-day":"22.1",
         "iv-hv-30-day-difference":"6.43","lendability":"Easy To Borrow","dividend-ex-date":"2026-08-10",
         "option-expiration-implied-volatilities":[{"expiration-date":"2026-09-18","settlement-type":"PM","option-chain-type":"Non-standard","implied-volatility":"0.25"}],
         "earnings":{"visible":true,"estimated":false,"late-flag":0,"expected-report-date":"2026-10-29","actual-eps":"1.57"}}
        """)]
    [InlineData(typeof(BalanceSnapshot), """{"account-number":"5WX00001","cash-balance":"10.5","pending-cash":"3.0","pending-cash-effect":"Debit","snapshot-date":"2026-01-05","time-of-day":"EOD"}""")]
    [InlineData(typeof(TotalFees), """{"total-fees":"1.23","total-fees-effect":"Debit"}""")]
    [InlineData(typeof(NetLiqPoint), """{"open":"1.0","total-close":"12.5","pending-cash-low":"0.0","time":"2026-01-05T21:00:00.000+00:00"}""")]
    [InlineData(typeof(MarketCalendar), """{"market-holidays":["2026-01-01","2026-06-19"],"market-half-days":[]}""")]
    [InlineData(typeof(PairsWatchlist), """{"name":"p","order-index":1,"pairs-equations":[{"left-action":"Buy","left-symbol":"SPY","left-quantity":1,"right-action":"Sell","right-symbol":"QQQ","right-quantity":2}]}""")]
    [InlineData(typeof(PositionLimit), """{"id":1,"account-number":"5WX00001","equity-order-size":1000,"future-position-size":10}""")]
    [InlineData(typeof(EffectiveMarginRequirement), """{"underlying-symbol":"SPY","long-equity-initial":"0.5","naked-option-floor":"0.1","is-deleted":false}""")]
    [InlineData(typeof(SpanRow), """{"file-date":"2026-01-05","row-index":3,"exchange":"CME","row-data":"0 CME"}""")]
    [InlineData(typeof(Dividend), """{"occurred-date":"2026-02-09","amount":"0.26"}""")]
    [InlineData(typeof(Earning), """{"occurred-date":"2026-01-29","eps":"2.4"}""")]
    [InlineData(typeof(SymbolSearchResult), """{"symbol":"SPY","description":"SPDR","options":true,"instrument-type":"Equity"}""")]
    [InlineData(typeof(Warrant), """{"symbol":"NKLAW","cusip":"1","instrument-type":"Warrant","active":true,"is-closing-only":false}""")]
    [InlineData(typeof(Transaction), """{"id":1,"value":"27.74","value-effect":"Debit","lots":[{"id":"a","quantity":"1.0","quantity-direction":"Long","transaction-date":"2023-07-28"}]}""")]
    [InlineData(typeof(FutureOption), """{"symbol":"./ESZ6 EW4U6 260927P2975","option-type":"P","maturity-date":"2026-09-27 00:00:00 UTC","last-trade-time":"0","settlement-type":"Future","exercise-style":"American"}""")]
    [InlineData(typeof(ComplexOrder), """{"id":5,"type":"PAIRS","ratio-price-comparator":"gte","ratio-price-threshold":"1.5","orders":[{"id":6,"status":"In Flight"}],"related-orders":[{"id":7,"status":"Contingent"}]}""", "gte")]
    [InlineData(typeof(Backtest), """
        {"id":"b1","symbol":"SPY","startDate":"2024-01-02","ETA":12.5,"progress":0.5,"status":"running","legs":[{"type":"equity-option","side":"put","strikeSelection":"percentageOTM","percentageOTM":0.1}],
         "exitConditions":{"takeProfitPercentage":50,"minimumVIX":12},"trials":[{"openDateTime":"2024-01-02T14:30:00Z","profitLoss":12.5}],"notices":["n"]}
        """)]
    public void It_is_read_whole(Type model, string json, string? shortWord = null)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"data\":{json}}}");
        var read = typeof(TastyJson).GetMethod(nameof(TastyJson.ReadObject))!.MakeGenericMethod(model).Invoke(null, [(ReadOnlyMemory<byte>)body])!;
        using var document = JsonDocument.Parse(json);
        var comparer = new CaptureComparer();
        comparer.Compare(document.RootElement, read, model.Name);
        Assert.Equal(shortWord is null ? [] : [$"ComplexOrder.ratio-price-comparator: {shortWord} was read as GreaterOrEqual"], comparer.Differences);
    }

    [Fact]
    public void The_names_of_the_specs_are_understood_too()
    {
        var point = TastyJson.ReadObject<NetLiqPoint>("""{"totalOpen":"1.5","pendingCashLow":"2"}"""u8.ToArray());
        Assert.Equal((1.5m, 2m), (point.TotalOpen, point.PendingCashLow));
        var quote = TastyJson.ReadObject<MarketData>("""{"instrumentType":"Index","prevCloseDate":"2026-01-05","tradingHalted":true,"haltStartTime":1748439528049}"""u8.ToArray());
        Assert.Equal((InstrumentType.Index, true, new DateTime(2026, 1, 5)), (quote.InstrumentType, quote.IsTradingHalted, quote.PrevCloseDate));
        Assert.Equal(1748439528049, new DateTimeOffset(quote.HaltStartTime!.Value).ToUnixTimeMilliseconds());
        Assert.Empty(quote.GetUnknownFields());
    }

    [Fact]
    public void Free_figures_of_a_backtest_are_reached()
    {
        var test = TastyJson.ReadObject<Backtest>("""{"statistics":[{"winRate":0.75,"name":"total"}]}"""u8.ToArray());
        Assert.Equal(0.75m, Assert.Single(test.Statistics!).GetUnknownFields()["winRate"]);
        Assert.Equal("winRate 0.75, name total", test.Statistics!.ToString());
    }

    [Fact]
    public void Empty_groups_of_a_margin_report_are_dropped() =>
        Assert.Equal("AAPL", Assert.Single(TastyJson.ReadObject<MarginReport>("""{"groups":[{},{"code":"AAPL"},{}]}"""u8.ToArray()).Groups!).Code);

    [Fact]
    public void The_environment_of_an_order_is_not_on_the_wire()
    {
        Assert.Equal("""{"id":1,"legs":[]}""", Encoding.UTF8.GetString(TastyJson.Write(new Order { Id = 1, Environment = TastyEnvironment.Production })));
        Assert.Null(TastyJson.ReadObject<Order>("""{"id":1,"environment":"Production"}"""u8.ToArray()).Environment);
    }
}
