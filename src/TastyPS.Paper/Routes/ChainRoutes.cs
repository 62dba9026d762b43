using System.Buffers;
using System.Text.Json;

namespace TastyPS.Paper;

/// <summary>Option chains. They are megabytes and the same all day, so each is written once a day, straight to bytes.</summary>
internal sealed class ChainRoutes : IPaperRoutes
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _bodies = [];
    private DateOnly _day;

    public void Map(PaperRouter router) => router
        .Get("/option-chains/{symbol}", c => Stock(c, WriteFlat))
        .Get("/option-chains/{symbol}/nested", c => Stock(c, WriteNested))
        .Get("/option-chains/{symbol}/compact", c => Stock(c, WriteCompact))
        .Get("/futures-option-chains/{code}", c => Future(c, WriteFlat))
        .Get("/futures-option-chains/{code}/nested", c => Future(c, WriteNested));

    private PaperResponse Stock(PaperContext c, Action<Utf8JsonWriter, PaperMarket, Underlying> write)
    {
        var market = c.Broker.Market;
        var u = market.FindUnderlying(c["symbol"]) ?? throw PaperApiException.NotFound($"Couldn't find option chain for {c["symbol"]}");
        return Body(c, writer => write(writer, market, u));
    }

    private PaperResponse Future(PaperContext c, Action<Utf8JsonWriter, PaperMarket, FutureProduct> write)
    {
        var market = c.Broker.Market;
        var product = PaperMarket.FindProduct(c["code"]) ?? throw PaperApiException.NotFound($"Couldn't find futures option chain for {c["code"]}");
        return Body(c, writer => write(writer, market, product));
    }

    private PaperResponse Body(PaperContext c, Action<Utf8JsonWriter> writeData)
    {
        if (_day != c.Broker.Market.Today)
        {
            _bodies.Clear();
            _day = c.Broker.Market.Today;
        }
        var context = Uri.UnescapeDataString(c.Request.RawPath);
        if (!_bodies.TryGetValue(context, out var body))
        {
            var buffer = new ArrayBufferWriter<byte>(1 << 16);
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = WireJson.Options.Encoder }))
            {
                writer.WriteStartObject();
                writer.WriteStartObject("data");
                writeData(writer);
                writer.WriteEndObject();
                writer.WriteString("context", context);
                writer.WriteEndObject();
            }
            _bodies[context] = body = buffer.WrittenMemory;
        }
        return new PaperResponse(200, "application/json", body);
    }

    private static void WriteFlat(Utf8JsonWriter w, PaperMarket market, Underlying u) => WriteItems(w, () =>
    {
        foreach (var e in u.OptionRoots.SelectMany(r => market.Expirations(r.Symbol)))
            foreach (var k in market.Strikes(u, e))
                foreach (var call in Sides)
                    InstrumentJson.EquityOption(market.Option(u, e, k, call), market.Today).WriteTo(w);
    });

    private static void WriteNested(Utf8JsonWriter w, PaperMarket market, Underlying u) => WriteItems(w, () =>
    {
        var today = market.Today;
        foreach (var root in u.OptionRoots)
        {
            w.WriteStartObject();
            WriteRoot(w, u, root);
            w.WritePropertyName("tick-sizes");
            InstrumentJson.Ticks(root.Ticks).WriteTo(w);
            w.WriteStartArray("expirations");
            foreach (var e in market.Expirations(root.Symbol))
            {
                w.WriteStartObject();
                w.WriteString("expiration-type", e.Type);
                w.WriteString("expiration-date", WireJson.Date(e.Date));
                w.WriteNumber("days-to-expiration", InstrumentJson.DaysTo(e.Date, today));
                w.WriteString("settlement-type", root.SettlementType);
                w.WriteStartArray("strikes");
                foreach (var k in Shuffled(market.Strikes(u, e)))
                {
                    WriteStrike(w, k,
                        SymbolText.Occ(root.Symbol, e.Date, "C", k), SymbolText.OptionStreamer(root.Symbol, e.Date, "C", k),
                        SymbolText.Occ(root.Symbol, e.Date, "P", k), SymbolText.OptionStreamer(root.Symbol, e.Date, "P", k));
                }
                w.WriteEndArray();
                w.WriteEndObject();
            }
            w.WriteEndArray();
            w.WriteEndObject();
        }
    });

    private static void WriteCompact(Utf8JsonWriter w, PaperMarket market, Underlying u) => WriteItems(w, () =>
    {
        foreach (var group in u.OptionRoots.SelectMany(r => market.Expirations(r.Symbol)).GroupBy(e => (e.Root, e.Type)))
        {
            var options = group.SelectMany(e => market.Strikes(u, e).SelectMany(k => Sides.Select(call => market.Option(u, e, k, call)))).ToList();
            w.WriteStartObject();
            WriteRoot(w, u, group.Key.Root);
            w.WriteString("settlement-type", group.Key.Root.SettlementType);
            w.WriteString("expiration-type", group.Key.Type);
            WriteStrings(w, "symbols", options.Select(o => o.Symbol));
            WriteStrings(w, "streamer-symbols", options.Select(o => o.StreamerSymbol));
            w.WriteEndObject();
        }
    });

    private static void WriteFlat(Utf8JsonWriter w, PaperMarket market, FutureProduct product) => WriteItems(w, () =>
    {
        foreach (var e in market.FutureExpirations(product))
            foreach (var k in market.Strikes(e))
                foreach (var call in Sides)
                    InstrumentJson.FutureOption(market.Option(e, k, call), market.Today).WriteTo(w);
    });

    private static void WriteNested(Utf8JsonWriter w, PaperMarket market, FutureProduct product)
    {
        var today = market.Today;
        var active = market.ActiveFuture(product);
        var futures = market.Futures(product);
        var next = futures.FirstOrDefault(f => f.ExpirationDate > active.ExpirationDate && product.ActiveMonths.Contains(f.Symbol[^2]));
        w.WriteStartArray("futures");
        foreach (var f in futures)
        {
            w.WriteStartObject();
            w.WriteString("symbol", f.Symbol);
            w.WriteString("root-symbol", "/" + product.Code);
            w.WriteString("expiration-date", WireJson.Date(f.ExpirationDate!.Value));
            w.WriteNumber("days-to-expiration", InstrumentJson.DaysTo(f.ExpirationDate.Value, today));
            w.WriteBoolean("active-month", f.Symbol == active.Symbol);
            w.WriteBoolean("next-active-month", f.Symbol == next?.Symbol);
            w.WriteString("stops-trading-at", WireJson.Instant(f.StopsTradingAt!.Value));
            w.WriteString("expires-at", WireJson.Instant(f.ExpiresAt!.Value));
            w.WriteString("streamer-symbol", f.StreamerSymbol);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteStartArray("option-chains");
        var expirations = market.FutureExpirations(product);
        if (expirations.Count > 0)
        {
            w.WriteStartObject();
            w.WriteString("underlying-symbol", "/" + product.Code);
            w.WriteString("root-symbol", "/" + product.Code);
            w.WriteString("exercise-style", "American");
            w.WriteStartArray("expirations");
            foreach (var e in expirations) WriteExpiration(w, market, product, e, today);
            w.WriteEndArray();
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }

    private static void WriteExpiration(Utf8JsonWriter w, PaperMarket market, FutureProduct product, FutureExpiration e, DateOnly today)
    {
        w.WriteStartObject();
        w.WriteString("underlying-symbol", e.Future.Symbol);
        w.WriteString("root-symbol", "/" + product.Code);
        w.WriteString("option-root-symbol", e.Root.Symbol);
        w.WriteString("option-contract-symbol", e.ContractSymbol);
        w.WriteString("asset", e.Root.Symbol);
        w.WriteString("expiration-date", WireJson.Date(e.Date));
        w.WriteNumber("days-to-expiration", InstrumentJson.DaysTo(e.Date, today));
        w.WriteString("expiration-type", e.Root.ExpirationType);
        w.WriteString("settlement-type", e.Root.IsAmSettled ? "AM" : "PM");
        w.WriteString("notional-value", WireJson.Decimal(product.Multiplier * product.DisplayFactor));
        w.WriteString("display-factor", InstrumentJson.Tick(product.DisplayFactor));
        w.WriteString("strike-factor", "1.0");
        w.WriteString("stops-trading-at", WireJson.Instant(e.ExpiresAt));
        w.WriteString("expires-at", WireJson.Instant(e.ExpiresAt));
        w.WritePropertyName("tick-sizes");
        InstrumentJson.Ticks(product.OptionTicks).WriteTo(w);
        w.WriteStartArray("strikes");
        foreach (var k in Shuffled(market.Strikes(e)))
        {
            WriteStrike(w, k,
                SymbolText.FutureOption(e.Future.Symbol, e.ContractSymbol, e.Date, "C", k), SymbolText.FutureOptionStreamer(product, e.ContractSymbol, e.Date, "C", k),
                SymbolText.FutureOption(e.Future.Symbol, e.ContractSymbol, e.Date, "P", k), SymbolText.FutureOptionStreamer(product, e.ContractSymbol, e.Date, "P", k));
        }
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static readonly bool[] Sides = [true, false];

    private static void WriteItems(Utf8JsonWriter w, Action write)
    {
        w.WriteStartArray("items");
        write();
        w.WriteEndArray();
    }

    private static void WriteRoot(Utf8JsonWriter w, Underlying u, OptionRoot root)
    {
        w.WriteString("underlying-symbol", u.Symbol);
        w.WriteString("root-symbol", root.Symbol);
        w.WriteString("option-chain-type", "Standard");
        w.WriteNumber("shares-per-contract", 100);
        w.WriteStartArray("deliverables");
        w.WriteStartObject();
        w.WriteNumber("id", SeededNoise.Key(root.Symbol) % 900_000);
        w.WriteString("root-symbol", root.Symbol);
        w.WriteString("deliverable-type", "Shares");
        w.WriteString("description", "100 shares of " + u.Symbol);
        w.WriteString("amount", "100.0");
        w.WriteString("symbol", u.Symbol);
        w.WriteString("instrument-type", "Equity");
        w.WriteString("percent", "100");
        w.WriteEndObject();
        w.WriteEndArray();
    }

    private static void WriteStrike(Utf8JsonWriter w, decimal strike, string call, string callStreamer, string put, string putStreamer)
    {
        w.WriteStartObject();
        w.WriteString("strike-price", WireJson.Decimal(strike));
        w.WriteString("call", call);
        w.WriteString("call-streamer-symbol", callStreamer);
        w.WriteString("put", put);
        w.WriteString("put-streamer-symbol", putStreamer);
        w.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter w, string name, IEnumerable<string> values)
    {
        w.WriteStartArray(name);
        foreach (var value in values) w.WriteStringValue(value);
        w.WriteEndArray();
    }

    // The venue does not sort strikes; a client that relies on their order must fail here first.
    private static IEnumerable<decimal> Shuffled(IReadOnlyList<decimal> strikes) =>
        strikes.OrderBy(k => SeededNoise.Mix((ulong)(k * 1_000_000)));
}
