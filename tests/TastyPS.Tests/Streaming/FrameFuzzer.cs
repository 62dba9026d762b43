using System.Text;
using System.Text.Json;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

/// <summary>Feeds broken messages to the decoder: bytes changed, cut out, doubled, swapped, cut off. Any exception but "malformed" ends the run.</summary>
internal static class FrameFuzzer
{
    private static readonly string[] Good =
    [
        """{"type":"FEED_DATA","channel":1,"data":["Quote",["Quote","SPY",1.5,2,3.0,4,"Quote","AAPL",5,"NaN",7,8E2],"Trade",["SPY",9,10,11]]}""",
        """{"type":"FEED_DATA","channel":1,"data":["Candle",[4,"SPY{=m}",1750032000000,197.3,198.42,"NaN",10,"SPY{=m}",926208000000,"NaN","NaN",null]]}""",
        """{"type":"FEED_DATA","channel":1,"data":[{"eventType":"Quote","eventSymbol":"SPY","bidPrice":1.25,"askPrice":"Infinity","x":{"y":[1,2]}}]}""",
        """{"channel":1,"data":["TimeAndSale",["SPY",7235129486797176832,"\u0041B",true,-1.0E-4]],"type":"FEED_DATA"}""",
        """{"type":"FEED_DATA","channel":1,"data":[{"eventType":"Quote","eventSymbol":"S\u0050Y","bidPrice":1,"bidExchangeCode":"\uD83D\uDE00"}]}""",
        """{"typ\u0065":"FEED_DATA","channel":1,"data":["TimeAndSale",["SPY",1,"\uD83D\uDE00",false,2]]}""",
        """{"type":"FEED_DATA","channel":1,"data":["Message",["SPY",{"a":[1,{"b":"]"}]}]]}""",
    ];

    /// <summary>Decodes that many broken messages; the number decoded.</summary>
    public static int Run(Random random, int messages)
    {
        var tables = new Dictionary<FeedSchema, SymbolTable>();
        foreach (var schema in FeedSchema.All.Values)
        {
            tables[schema] = new SymbolTable();
            foreach (string symbol in schema == FeedSchema.Candle ? ["SPY{=m}"] : new[] { "SPY", "AAPL" })
                tables[schema].Add(new FeedSubscription(schema, symbol, null, null));
        }
        var decoder = new FeedDecoder(tables.GetValueOrDefault, new FeedCounters());
        decoder.Configure("Quote", ["eventType", "eventSymbol", "bidPrice", "askPrice", "bidSize", "askSize"]);
        decoder.Configure("Trade", ["eventSymbol", "price", "size", "time"]);
        decoder.Configure("Candle", ["eventFlags", "eventSymbol", "time", "open", "close", "vwap"]);
        decoder.Configure("TimeAndSale", ["eventSymbol", "index", "exchangeSaleConditions", "validTick", "price"]);
        decoder.Configure("Message", ["eventSymbol", "attachment"]);
        var sink = new Reader();
        int done = 0;
        for (; done < messages; done++)
        {
            byte[] message = FrameMutation.Mutate(random, Encoding.UTF8.GetBytes(Good[random.Next(Good.Length)]), most: 5, Swap);
            try
            {
                if (FeedDataEnvelope.TryRead(message, out _, out int data)) decoder.Decode(message.AsSpan(data), 0, sink);
            }
            catch (JsonException)
            {
                // What the session counts as malformed.
            }
        }
        return done;
    }

    private static void Swap(Random random, List<byte> bytes, int at)
    {
        int other = random.Next(bytes.Count);
        (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
    }

    // Touches every field, as a reader would, and refuses what was never subscribed.
    private sealed class Reader : IFeedSink
    {
        public void OnEvent(in FeedEvent e)
        {
            if (e.Symbol is not ("SPY" or "AAPL" or "SPY{=m}")) throw new InvalidOperationException("an event of " + e.Symbol);
            for (int i = 0; i < e.Schema.FieldCount; i++)
            {
                ref readonly var value = ref e[i];
                _ = value.Double;
                _ = value.Decimal;
                _ = value.Integer;
                _ = value.Flag;
            }
        }
    }
}
