using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

public class WriteTests
{
    [Fact]
    public void An_order_is_written_as_in_the_guide() => Same(
        """
        {"time-in-force":"GTC Ext","order-type":"Limit","price":0.85,"price-effect":"Credit","automated-source":true,
         "advanced-instructions":{"strict-position-effect-validation":true},
         "legs":[{"instrument-type":"Equity Option","symbol":"AAPL  221118C00155000","quantity":1,"action":"Sell to Open"},
                 {"instrument-type":"Equity Option","symbol":"AAPL  221118C00157500","quantity":1,"action":"Buy to Open"}]}
        """,
        new OrderRequest
        {
            TimeInForce = TimeInForce.GTCExt,
            OrderType = OrderType.Limit,
            Price = 0.8500m,
            PriceEffect = PriceEffect.Credit,
            AutomatedSource = true,
            AdvancedInstructions = new() { StrictPositionEffectValidation = true },
            Legs =
            [
                new() { InstrumentType = InstrumentType.EquityOption, Symbol = "AAPL  221118C00155000", Quantity = 1.0m, Action = OrderAction.SellToOpen },
                new() { InstrumentType = InstrumentType.EquityOption, Symbol = "AAPL  221118C00157500", Quantity = 1, Action = OrderAction.BuyToOpen },
            ],
        });

    [Fact]
    public void A_bracket_is_written_as_in_the_guide() => Same(
        """
        {"type":"OTOCO","trigger-order":{"order-type":"Market","time-in-force":"Day","legs":[]},
         "orders":[{"order-type":"Stop","time-in-force":"GTC","stop-trigger":143.06,"legs":[]}],"ratio-price-comparator":"gte"}
        """,
        new ComplexOrderRequest
        {
            Type = ComplexOrderType.OTOCO,
            TriggerOrder = new() { OrderType = OrderType.Market, TimeInForce = TimeInForce.Day },
            Orders = [new() { OrderType = OrderType.Stop, TimeInForce = TimeInForce.GTC, StopTrigger = 143.06m }],
            RatioPriceComparator = OrderComparator.GreaterOrEqual,
        });

    [Fact]
    public void A_rule_is_written_as_in_the_guide() => Same(
        """
        {"order-type":"Limit","rules":{"route-after":"2026-11-20T15:00:00.000+00:00",
         "conditions":[{"action":"route","indicator":"last","comparator":"gte","threshold":500.25,"symbol":"SPY","instrument-type":"Equity"}]}}
        """,
        new OrderChangeRequest
        {
            OrderType = OrderType.Limit,
            Rules = new()
            {
                RouteAfter = new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc).ToLocalTime(),
                Conditions =
                [
                    new()
                    {
                        Action = OrderRuleAction.Route, Indicator = OrderIndicator.Last, Comparator = OrderComparator.GreaterOrEqual,
                        Threshold = 500.25m, Symbol = "SPY", InstrumentType = InstrumentType.Equity,
                    },
                ],
            },
        });

    [Fact]
    public void Margin_and_alert_figures_are_text()
    {
        Same(
            """{"order-type":"Limit","price":"1.10","legs":[{"symbol":"AAPL","action":"Buy to Open","quantity":"1"}]}""",
            new MarginDryRunRequest
            {
                OrderType = OrderType.Limit, Price = 1.10m,
                Legs = [new() { Symbol = "AAPL", Action = OrderAction.BuyToOpen, Quantity = 1 }],
            });
        Same(
            """{"symbol":"AAPL","field":"IV","operator":">","threshold":"200.00","threshold-numeric":200,"dx-symbol":"AAPL"}""",
            new QuoteAlertRequest
            {
                Symbol = "AAPL", Field = QuoteAlertField.IV, Operator = QuoteAlertOperator.GreaterThan,
                Threshold = 200.00m, ThresholdNumeric = 200.00m, StreamerSymbol = "AAPL",
            });
    }

    [Fact]
    public void The_backtester_has_camel_case_and_numbers() => Same(
        """
        {"symbol":"SPY","startDate":"2024-01-02","endDate":"2024-06-28",
         "legs":[{"type":"equity-option","direction":"short","side":"put","quantity":1,"strikeSelection":"percentageOTM","percentageOTM":0.1,"daysUntilExpiration":45}],
         "entryConditions":{"frequency":"on specific days of the week","specificDays":[1,3],"maximumActiveTrialsBehavior":"don't enter","minimumVIX":12}}
        """,
        new BacktestRequest
        {
            Symbol = "SPY",
            StartDate = new DateTime(2024, 1, 2),
            EndDate = new DateTime(2024, 6, 28),
            Legs =
            [
                new()
                {
                    Type = BacktestLegType.EquityOption, Direction = BacktestDirection.Short, Side = BacktestSide.Put, Quantity = 1,
                    StrikeSelection = BacktestStrikeSelection.PercentageOtm, PercentageOtm = 0.10m, DaysUntilExpiration = 45,
                },
            ],
            EntryConditions = new()
            {
                Frequency = BacktestFrequency.OnSpecificDaysOfTheWeek, SpecificDays = [1, 3],
                MaximumActiveTrialsBehavior = BacktestMaximumTrialsBehavior.DontEnter, MinimumVix = 12,
            },
        });

    [Theory]
    [InlineData("0.0000000001")]
    [InlineData("0.00000000000000000000001")]
    [InlineData("123456789012345678901234567")]
    [InlineData("0")]
    public void A_figure_is_never_written_with_an_exponent(string figure)
    {
        var price = decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($$"""{"price":{{figure}}}""", Text(new OrderChangeRequest { Price = price }));
    }

    [Fact]
    public void Unknown_is_never_sent() =>
        Assert.Throws<ArgumentException>(() => TastyJson.Write(new OrderChangeRequest { OrderType = OrderType.Unknown }));

    [Fact]
    public void Nothing_of_a_name_is_escaped_that_need_not_be() =>
        Assert.Equal("""{"name":"Über & <co> 'x' +1"}""", Text(new Watchlist { Name = "Über & <co> 'x' +1" }));

    private static void Same<T>(string json, T value) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Text(value))), Text(value));

    private static string Text<T>(T value) => Encoding.UTF8.GetString(TastyJson.Write(value));
}
