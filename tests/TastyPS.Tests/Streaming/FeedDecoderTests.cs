using System.Globalization;
using System.Text;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

public class FeedDecoderTests
{
    private readonly FeedCounters _counters = new();
    private readonly EventLog _log = new();
    private readonly Dictionary<FeedSchema, SymbolTable> _tables = [];
    private readonly FeedDecoder _decoder;

    public FeedDecoderTests()
    {
        _decoder = new FeedDecoder(_tables.GetValueOrDefault, _counters);
        Want(FeedSchema.Quote, "SPY", "AAPL", "SPX");
        Want(FeedSchema.Trade, "SPY", "AMZN");
        Want(FeedSchema.Candle, "AAPL{=d}");
        _decoder.Configure("Quote", ["eventType", "eventSymbol", "bidPrice", "askPrice", "bidSize", "askSize"]);
        _decoder.Configure("Trade", ["eventSymbol", "price", "size", "time"]);
        _decoder.Configure("Candle", ["eventFlags", "eventSymbol", "time", "open", "close", "VWAP"]);
    }

    private void Want(FeedSchema schema, params string[] symbols)
    {
        _tables.TryAdd(schema, new SymbolTable());
        foreach (string symbol in symbols) _tables[schema].Add(new FeedSubscription(schema, symbol, null, null));
    }

    private bool Decode(string data) => _decoder.Decode(Encoding.UTF8.GetBytes(data + "}"), 0, _log);

    [Fact]
    public void Is_prepared_with_a_sample_that_it_can_read() => Assert.True(FeedDecoder.Prepare());

    [Fact]
    [Trait("Rule", "G3")]
    public void Decodes_every_pair_of_a_message()
    {
        Assert.True(Decode("""["Quote",["Quote","SPY",1.5,2,3.0,4,"Quote","AAPL",5,6,7,8],"Trade",["SPY",9,10,11]]"""));
        Assert.Equal(
            ["Quote SPY bidPrice=1.5 bidSize=3 askPrice=2 askSize=4", "Quote AAPL bidPrice=5 bidSize=7 askPrice=6 askSize=8", "Trade SPY time=11 price=9 size=10"],
            _log.Lines);
    }

    [Fact]
    public void Reads_NaN_infinities_null_and_escapes()
    {
        Assert.True(Decode("""["Quote",["Quote","SPY","NaN","Infinity",null,"-Infinity", "Quote","\u0041APL",1,2,3,4]]"""));
        Assert.Equal([$"Quote SPY askPrice={double.PositiveInfinity} askSize={double.NegativeInfinity}", "Quote AAPL bidPrice=1 bidSize=3 askPrice=2 askSize=4"], _log.Lines);
        Assert.Equal(0, _counters.BadValues);
    }

    [Fact]
    [Trait("Rule", "G4")]
    public void Takes_FULL_and_COMPACT_at_any_moment()
    {
        Assert.True(Decode("""["Trade",["SPY",1,2,3]]"""));
        Assert.True(Decode("""[{"eventType":"Trade","eventSymbol":"SPY","price":4,"news":{"a":[1]},"size":"NaN"},{"eventSymbol":"AMZN","price":5.25,"eventType":"Trade"}]"""));
        Assert.True(Decode("""["Trade",["AMZN",6,7,8]]"""));
        Assert.Equal(["Trade SPY time=3 price=1 size=2", "Trade SPY price=4", "Trade AMZN price=5.25", "Trade AMZN time=8 price=6 size=7"], _log.Lines);
    }

    [Fact]
    [Trait("Rule", "G1")]
    public void Follows_a_config_that_changes_order_and_number_of_fields()
    {
        _decoder.Configure("Trade", ["size", "somethingNew", "eventSymbol", "price"]);
        Assert.True(Decode("""["Trade",[2,"x","SPY",1]]"""));
        Assert.Equal(["Trade SPY price=1 size=2"], _log.Lines);
    }

    [Theory]
    [InlineData("""["Quote",["Quote","SPY",1,2,3]]""")]
    [InlineData("""["Quote",["Quote","SPY",1,2,3,4,5]]""")]
    [InlineData("""["Summary",["SPY",1]]""")]
    [Trait("Rule", "G5")]
    public void Refuses_a_batch_whose_values_do_not_fit_and_keeps_the_rest(string batch)
    {
        Assert.True(Decode(batch[..^1] + ""","Trade",["SPY",1,2,3]]"""));
        Assert.Equal(["Trade SPY time=3 price=1 size=2"], _log.Lines);
        Assert.Equal(1, _counters.RefusedBatches);
    }

    [Fact]
    public void Passes_over_what_it_does_not_know_and_counts_it()
    {
        Assert.True(Decode("""["Nuam",["x",[1,{"y":"]"}]],"Trade",["MSFT",1,2,3,"SPY",4,5,6]]"""));
        Assert.Equal(["Trade SPY time=6 price=4 size=5"], _log.Lines);
        Assert.Equal((1, 1), (_counters.UnknownTypes, _counters.UnwantedEvents));
    }

    [Fact]
    [Trait("Rule", "G8")]
    public void Reports_a_value_of_the_wrong_kind_and_keeps_the_event()
    {
        Assert.True(Decode("""["Trade",["SPY","abc",2,true]]"""));
        Assert.Equal(["Trade SPY time=1 size=2"], _log.Lines);
        Assert.Equal(1, _counters.BadValues);
    }

    [Fact]
    public void Finds_a_candle_by_any_spelling_of_its_symbol_and_takes_VWAP_for_vwap()
    {
        Assert.True(Decode("""["Candle",[4,"AAPL{=1d}",1750032000000,197.3,198.42,198.1,10,"AAPL{=d}",926208000000,"NaN","NaN","NaN"]]"""));
        Assert.Equal(["Candle AAPL{=d} eventFlags=4 time=1750032000000 open=197.3 close=198.42 vwap=198.1", "Candle AAPL{=d} eventFlags=10 time=926208000000"], _log.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("""["Trade",["SPY",1,2""")]
    [InlineData("""["Trade",["SPY",1,2,3]""")]
    [InlineData("""["Trade" ["SPY",1,2,3]]""")]
    [InlineData("""["Trade",["SPY",1-2,2,3]]""")]
    [InlineData("""[{"eventType":"Trade","eventSymbol":"SPY","price":]""")]
    public void Says_that_a_message_is_malformed(string data) => Assert.False(Decode(data));

    [Fact]
    public void Keeps_sixty_four_bit_integers_and_every_decimal_digit()
    {
        Want(FeedSchema.TimeAndSale, "SPY");
        _decoder.Configure("TimeAndSale", ["eventSymbol", "index", "price", "size"]);
        Assert.True(Decode("""["TimeAndSale",["SPY",7235129486797176832,123456789.123456789,164001.915024]]"""));
        Assert.Equal(["TimeAndSale SPY index=7235129486797176832 price=123456789.123456789 size=164001.915024"], _log.Lines);
    }

    [Fact]
    public void Reads_every_number_as_the_runtime_does()
    {
        var random = new Random(20260316);
        for (int i = 0; i < 50_000; i++)
        {
            string text = (i % 5) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64()).ToString("R", CultureInfo.InvariantCulture),
                1 => (random.NextInt64(-1_000_000_000, 1_000_000_000) / 10000m).ToString(CultureInfo.InvariantCulture),
                2 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
                3 => random.NextDouble().ToString("E" + random.Next(1, 17), CultureInfo.InvariantCulture),
                _ => (random.NextDouble() * 1e6).ToString("F" + random.Next(0, 14), CultureInfo.InvariantCulture),
            };
            if (text.Contains("NaN")) continue;
            // Alone, and with the rest of a batch behind it.
            foreach (string rest in new[] { "", ",\"Q\",0,0,1.25,300.0" })
            {
                var number = NumberScanner.Scan(Encoding.UTF8.GetBytes(text + rest), 0);
                Assert.Equal(text.Length, number.End);
                double expected = double.Parse(text, CultureInfo.InvariantCulture);
                Assert.True(expected.Equals(number.Value.Double), $"{text}: {number.Value.Double:R}");
                if (text.Length <= 18 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)) Assert.Equal(exact, number.Value.Decimal);
            }
        }
    }

    [Fact]
    public void Reads_a_number_alike_with_much_and_with_little_behind_it()
    {
        var random = new Random(99);
        foreach (string shape in new[] { "d", "d.", ".d", "-d", "d.d", "-d.d", "d.d.d", "dEd", "d.dE-d", "d-d", "d\u00e9", "d.d\u00e9", "" })
        {
            for (int i = 0; i < 2_000; i++)
            {
                string text = string.Concat(shape.Select(c => c == 'd' ? random.NextInt64((long)Math.Pow(10, random.Next(1, 18))).ToString("D" + random.Next(1, 5), CultureInfo.InvariantCulture) : c.ToString()));
                var alone = NumberScanner.Scan(Encoding.UTF8.GetBytes(text), 0);
                foreach (string rest in new[] { ",0,0,0,0,0,0,0,0,0", " ,0,0,0,0,0,0,0,0,0", "],0,0,0,0,0,0,0,0,0", ":;<=>?@ABCDEFGHIJ" })
                    Assert.Equal(alone, NumberScanner.Scan(Encoding.UTF8.GetBytes(text + rest), 0));
            }
        }
    }

    [Fact]
    public void Reads_texts_of_any_length_with_an_escape_anywhere()
    {
        Want(FeedSchema.Profile, "SPY");
        _decoder.Configure("Profile", ["description", "eventSymbol", "statusReason"]);
        for (int length = 1; length < 40; length++)
        {
            string plain = new('x', length);
            for (int at = 0; at < length; at += 3)
            {
                _log.Lines.Clear();
                string escaped = plain[..at] + "\\u0041" + plain[(at + 1)..];
                Assert.True(Decode($"[\"Profile\",[\"{escaped}\",\"SPY\",\"{plain}\"]]"));
                Assert.Equal([$"Profile SPY description={plain[..at]}A{plain[(at + 1)..]} statusReason={plain}"], _log.Lines);
            }
        }
    }

    [Fact]
    public void Tells_symbols_apart_that_differ_in_one_byte()
    {
        var table = new SymbolTable();
        var symbols = new HashSet<string> { "" };
        for (int length = 1; length < 40; length++)
            for (int at = 0; at < length; at++)
                foreach (char c in "AB") symbols.Add(new string('.', at) + c + new string('.', length - at - 1));
        foreach (string symbol in symbols) table.Add(new FeedSubscription(FeedSchema.Quote, symbol, null, null));
        foreach (string symbol in symbols)
        {
            Assert.Equal(symbol, Assert.Single(table.Find(Encoding.UTF8.GetBytes(symbol))!.Subscriptions).Symbol);
            Assert.Null(table.Find(Encoding.UTF8.GetBytes(symbol.Replace('A', 'C').Replace('B', 'C') + "C")));
        }
    }

    [Fact]
    public void Counts_the_values_of_a_batch_as_a_plain_reader_does()
    {
        var random = new Random(7);
        string[] values = ["1", "-2.5", "\"\"", "\"a,b\"", "\"]\"", "null", "\"{=5m,tho=true}\"", "12345678901234567890", "\"a long text, with a comma and [brackets]\""];
        for (int i = 0; i < 5_000; i++)
        {
            int count = random.Next(0, 60);
            string batch = $"[{string.Join(random.Next(2) == 0 ? "," : " , ", Enumerable.Range(0, count).Select(_ => values[random.Next(values.Length)]))}]";
            byte[] text = Encoding.UTF8.GetBytes("xy" + batch + ",tail]");
            Assert.True(BatchScanner.TryScan(text, 2, out int found, out int end));
            Assert.Equal((count, batch.Length + 1), (found, end));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[ ]")]
    [InlineData("[ \r\n\t ]")]
    public void Counts_nothing_in_an_empty_batch(string batch)
    {
        Assert.True(BatchScanner.TryScan(Encoding.UTF8.GetBytes(batch + ",tail]"), 0, out int found, out int end));
        Assert.Equal((0, batch.Length - 1), (found, end));
    }

    [Fact]
    public void Takes_blanks_anywhere()
    {
        var random = new Random(3);
        string[] blanks = ["", "", " ", "\n", " \t\r\n "];
        for (int i = 0; i < 500; i++)
        {
            _log.Lines.Clear();
            string[] tokens = "[ \"Trade\" , [ \"SPY\" , 1 , 22.25 , 1710000000000 , \"AMZN\" , 0 , \"NaN\" , null ] ]".Split(' ');
            Assert.True(Decode(string.Concat(tokens.Select(t => blanks[random.Next(blanks.Length)] + t)) + blanks[random.Next(blanks.Length)]));
            Assert.Equal(["Trade SPY time=1710000000000 price=1 size=22.25", "Trade AMZN price=0"], _log.Lines);
        }
    }

    [Fact]
    public void Allocates_nothing_per_event()
    {
        byte[] data = Encoding.UTF8.GetBytes("""["Quote",["Quote","SPY",1.5,2,3.0,4,"Quote","AAPL",5.25,6,7,"NaN"]]}""");
        var sink = new CountingSink();
        for (int i = 0; i < 1000; i++) _decoder.Decode(data, 0, sink);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++) _decoder.Decode(data, 0, sink);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(22_000, sink.Count);
    }

    private sealed class CountingSink : IFeedSink
    {
        public int Count { get; private set; }

        public void OnEvent(in FeedEvent e) => Count++;
    }
}
