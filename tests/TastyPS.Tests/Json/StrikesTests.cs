using System.Text;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

public class StrikesTests
{
    private const string Whole = """{"strike-price":"500.0","call":"SPY   260804C00500000","call-streamer-symbol":".SPY260804C500","put":"SPY   260804P00500000","put-streamer-symbol":".SPY260804P500"}""";

    private static OptionStrike[] Read(params string[] strikes) =>
        [.. TastyJson.ReadObject<OptionExpiration>(Encoding.UTF8.GetBytes($$$"""{"data":{"strikes":[{{{string.Join(',', strikes)}}}],"days-to-expiration":3}}""")).Strikes!];

    private static List<string?> Values(OptionStrike s) => [$"{s.StrikePrice}", s.Call, s.CallStreamerSymbol, s.Put, s.PutStreamerSymbol];

    [Fact]
    public void A_strike_is_read_as_it_always_comes() =>
        Assert.Equal(["500.0", "SPY   260804C00500000", ".SPY260804C500", "SPY   260804P00500000", ".SPY260804P500"], Values(Assert.Single(Read(Whole))));

    [Theory]
    [InlineData("\"new-field\":{\"a\":[1,2]},")]
    [InlineData("\"new-field\":\"x\",")]
    [InlineData("\"new-field\":null,")]
    public void With_a_new_field_it_is_the_same_and_the_field_is_kept(string field)
    {
        var strikes = Read(Whole, Whole.Replace("\"put\":", field + "\"put\":", StringComparison.Ordinal), Whole);

        Assert.Equal(3, strikes.Length);
        Assert.All(strikes, s => Assert.Equal(Values(strikes[0]), Values(s)));
        Assert.Equal(["new-field"], strikes[1].GetUnknownFields().Keys);
        Assert.Empty(strikes[2].GetUnknownFields());
    }

    [Fact]
    public void What_is_null_absent_escaped_or_a_number_is_read_too()
    {
        var strikes = Read("""{"put":"\u002eX","strike-price":12.5,"call":null}""", "{}");

        Assert.Equal(["12.5", null, null, ".X", null], Values(strikes[0]));
        Assert.Equal(["", null, null, null, null], Values(strikes[1]));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"strike-price":"many"}""")]
    public void A_bad_strike_costs_its_root_and_no_other(string strike)
    {
        var body = $$$"""{"data":{"items":[{"root-symbol":"A","expirations":[{"strikes":[{{{strike}}}]}]},{"root-symbol":"B","expirations":[{"strikes":[{{{Whole}}}]}]}]}}""";

        var page = TastyJson.ReadItems<NestedOptionChain>(Encoding.UTF8.GetBytes(body));

        Assert.Equal("B", Assert.Single(page.Items).RootSymbol);
        Assert.Contains("strikes", Assert.Single(page.BadRows).Reason, StringComparison.Ordinal);
    }
}
