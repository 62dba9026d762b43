using System.Text.Json;

namespace TastyPS.Tests.Symbols;

/// <summary>The judge: every symbol that the venue really sent.</summary>
public class CapturedSymbolTests
{
    // The captures were taken in 2025 and 2026; their one-digit years are read as of then.
    private static readonly DateOnly Recorded = new(2026, 8, 1);

    private static readonly HashSet<string> SymbolFields = new(
        ["symbol", "underlying-symbol", "root-symbol", "streamer-symbol", "dx-symbol", "roll-target-symbol", "instrument-symbol",
            "call", "put", "call-streamer-symbol", "put-streamer-symbol"], StringComparer.Ordinal);

    [SharedFact]
    public void Every_captured_symbol_parses_and_keeps_its_text()
    {
        var seen = 0;
        foreach (var (field, text) in Fields())
        {
            seen++;
            var symbol = Symbol.Parse(text, Recorded);
            Assert.Equal(text, field.Contains("streamer") ? symbol.ToStreamer() : symbol.ToApi());
        }

        Assert.True(seen > 29_000, $"only {seen} symbols were found");
    }

    [SharedFact]
    public void Both_forms_of_a_captured_strike_name_one_option()
    {
        var pairs = 0;
        foreach (var strike in Objects().Where(o => o.TryGetProperty("call-streamer-symbol", out _)))
        {
            pairs++;
            foreach (var side in new[] { "call", "put" })
            {
                var symbol = Symbol.Parse(strike.GetProperty(side).GetString()!, Recorded);
                Assert.Equal(strike.GetProperty(side + "-streamer-symbol").GetString(), symbol.ToStreamer());
                Assert.Equal(decimal.Parse(strike.GetProperty("strike-price").GetString()!, System.Globalization.CultureInfo.InvariantCulture), symbol.Strike);
                Assert.Equal(side == "put" ? OptionType.Put : OptionType.Call, symbol.OptionType);
            }
        }

        Assert.True(pairs > 7_000, $"only {pairs} strikes were found");
    }

    [SharedFact]
    public void The_class_of_a_captured_symbol_is_the_venues()
    {
        var seen = 0;
        foreach (var o in Objects())
        {
            if (!o.TryGetProperty("symbol", out var symbol) || symbol.ValueKind != JsonValueKind.String || !o.TryGetProperty("instrument-type", out var type)) continue;
            seen++;
            Assert.Equal(type.GetString()!.Replace(" ", ""), Symbol.Parse(symbol.GetString()!, Recorded).InstrumentType.ToString());
        }

        Assert.True(seen > 50, $"only {seen} instruments were found");
    }

    private static IEnumerable<(string Field, string Text)> Fields() =>
        from o in Objects()
        // A destination venue has its own names (BTCUSD); they are no symbols of this API.
        where !o.TryGetProperty("destination-venue", out _)
        from property in o.EnumerateObject()
        where SymbolFields.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String
        select (property.Name, property.Value.GetString()!);

    private static IEnumerable<JsonElement> Objects() =>
        Directory.EnumerateFiles(SharedFolder.Of("api", "captures")!, "*.json", SearchOption.AllDirectories)
            .SelectMany(file => Walk(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement));

    private static IEnumerable<JsonElement> Walk(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Walk(p.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Walk),
        _ => [],
    };
}
