using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>What is read from the venue's JSON is what the broker's own market knows of the same instrument.</summary>
public sealed class InstrumentReaderTests
{
    private static readonly PaperMarket Market = new(42, new PaperClock(TimeProvider.System, new DateTimeOffset(2026, 11, 18, 17, 0, 0, TimeSpan.Zero), 0));

    [Theory]
    [InlineData("SPY", "Etf")]
    [InlineData("AAPL", "Stock")]
    [InlineData("SPX", "Index")]
    public void Equities_are_read(string symbol, string kind)
    {
        var known = Market.Find(symbol)!;
        var read = InstrumentReader.Plain(InstrumentJson.Equity(known.Underlying));
        AssertSame(known, read);
        Assert.Equal(kind, read.Underlying.Kind.ToString());
    }

    [Fact]
    public void Coins_are_read()
    {
        var known = Market.Find("BTC/USD")!;
        AssertSame(known, InstrumentReader.Plain(InstrumentJson.Cryptocurrency(known.Underlying)));
    }

    [Theory]
    [InlineData("SPY   261218C00640000")]
    [InlineData("SPXW  261120P06000000")]
    public void Options_are_read_with_the_ticks_of_their_underlying(string symbol)
    {
        var known = Market.Find(symbol)!;
        var under = InstrumentReader.Plain(InstrumentJson.Equity(known.Underlying));
        var read = InstrumentReader.EquityOption(InstrumentJson.EquityOption(known, Market.Today), under);
        AssertSame(known, read);
        Assert.Same(under.Underlying, read.Underlying);
        Assert.Equal((known.Strike, known.OptionType, known.ExpirationDate, known.RootSymbol), (read.Strike, read.OptionType, read.ExpirationDate, read.RootSymbol));
    }

    [Fact]
    public void Futures_and_their_options_are_read()
    {
        var product = PaperMarket.FindProduct("ES")!;
        var (first, second) = (Market.Futures(product)[0], Market.Futures(product)[1]);
        var read = InstrumentReader.Future(InstrumentJson.Future(first, Market), spot: null);
        AssertSame(first, read);
        Assert.Same(read.Underlying, InstrumentReader.Future(InstrumentJson.Future(second, Market), read.Underlying).Underlying);

        var expiration = Market.FutureExpirations(product).First(e => e.Future.Symbol == first.Symbol);
        var option = Market.Option(expiration, Market.Strikes(expiration)[5], call: true);
        AssertSame(option, InstrumentReader.FutureOption(InstrumentJson.FutureOption(option, Market.Today), read));
    }

    [SharedFact]
    public void Real_futures_and_coins_are_read()
    {
        foreach (var json in Items("futures.json"))
        {
            var future = InstrumentReader.Future(json, spot: null);
            Assert.True(future is { Multiplier: > 0, StreamerSymbol.Length: > 0, ExpiresAt: not null }, json.ToJsonString());
        }
        foreach (var json in Items("cryptocurrencies.json")) Assert.Equal(MarketCollection.Crypto, InstrumentReader.Plain(json).Collection);
        foreach (var json in Items("equities.json")) Assert.Equal((string?)json["streamer-symbol"], InstrumentReader.Plain(json).StreamerSymbol);
    }

    [Theory]
    [InlineData("strike-price")]
    [InlineData("expires-at")]
    [InlineData("streamer-symbol")]
    public void What_cannot_be_done_without_is_missed(string name)
    {
        var known = Market.Find("SPY   261218C00640000")!;
        var json = InstrumentJson.EquityOption(known, Market.Today);
        json.Remove(name);
        Assert.Contains(name, Assert.Throws<FormatException>(() => InstrumentReader.EquityOption(json, Market.Find("SPY")!)).Message, StringComparison.Ordinal);
    }

    private static void AssertSame(Instrument known, Instrument read)
    {
        Assert.Equal(
            (known.Symbol, known.InstrumentType, known.UnderlyingSymbol, known.StreamerSymbol, known.Multiplier, known.Collection, known.Active, known.ExpiresAt),
            (read.Symbol, read.InstrumentType, read.UnderlyingSymbol, read.StreamerSymbol, read.Multiplier, read.Collection, read.Active, read.ExpiresAt));
        Assert.Equal(known.TickSizes, read.TickSizes);
    }

    private static IEnumerable<JsonObject> Items(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(SharedFolder.Of("api", "captures", "rest", file)!))!;
        return ((json["data"] ?? json)["items"])!.AsArray().Select(i => (JsonObject)i!);
    }
}
