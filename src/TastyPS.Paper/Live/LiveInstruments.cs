using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Core;

namespace TastyPS.Paper;

/// <summary>
/// The instruments that the broker has met, read from the quote session when first met. Where the broker keeps its state they are kept too:
/// the venue forgets what has expired, the ledger does not.
/// </summary>
internal sealed class LiveInstruments(QuoteSession session)
{
    private readonly ConcurrentDictionary<string, Instrument> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Underlying> _spots = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private string? _file;

    /// <summary>What is known; null is what was not asked for yet, or does not exist.</summary>
    public Instrument? Find(string symbol)
    {
        if (!_known.TryGetValue(symbol, out var found)) return null;
        if (found is { Active: true, ExpiresAt: { } end } && end <= session.Clock.GetUtcNow()) _known[symbol] = found = found with { Active = false };
        return found;
    }

    /// <summary>Takes back what an earlier broker knew, and keeps from now on what this one learns.</summary>
    public void KeepIn(string folder)
    {
        _file = Path.Combine(folder, "instruments.jsonl");
        if (!File.Exists(_file)) return;
        foreach (var line in File.ReadLines(_file))
        {
            try
            {
                if (JsonNode.Parse(line) is JsonObject json) Learn(json);
            }
            catch (Exception torn) when (torn is JsonException or FormatException)
            {
                // Written when the power went: it is asked for again.
            }
        }
    }

    /// <summary>The instrument of a symbol as the API writes it; null when the venue has none.</summary>
    public async Task<Instrument?> FindAsync(string symbol, CancellationToken cancellationToken)
    {
        if (Find(symbol) is { } known) return known;
        foreach (var path in PathsOf(symbol))
        {
            try
            {
                if (await session.DataAsync(path, "", cancellationToken).ConfigureAwait(false) is not JsonObject json) continue;
                if (json["underlying-symbol"] is JsonValue under && under.ToString() != symbol) await FindAsync(under.ToString(), cancellationToken).ConfigureAwait(false);
                var found = Learn(json);
                Keep(json);
                return found;
            }
            catch (ApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
            {
                // Not of this class.
            }
        }
        return null;
    }

    private Instrument? Learn(JsonObject json)
    {
        var read = Read(json);
        return read is null ? null : _known[read.Symbol] = read;
    }

    private Instrument? Read(JsonObject json)
    {
        var under = json["underlying-symbol"] is { } name ? _known.GetValueOrDefault(name.ToString()) : null;
        if (json.ContainsKey("future-product"))
        {
            var code = json["product-code"]?.ToString() ?? "";
            var future = InstrumentReader.Future(json, _spots.GetValueOrDefault(code));
            _spots[code] = future.Underlying;
            return future;
        }
        if (!json.ContainsKey("strike-price")) return InstrumentReader.Plain(json);
        if (under is null) return null;
        return under.IsFuture ? InstrumentReader.FutureOption(json, under) : InstrumentReader.EquityOption(json, under);
    }

    private void Keep(JsonObject json)
    {
        if (_file is null) return;
        lock (_gate) File.AppendAllText(_file, json.ToJsonString(WireJson.Options) + "\n", Encoding.UTF8);
    }

    private static IEnumerable<string> PathsOf(string symbol)
    {
        var name = Uri.EscapeDataString(symbol);
        if (symbol.StartsWith("./", StringComparison.Ordinal)) return ["/instruments/future-options/" + name];
        if (symbol.StartsWith('/')) return ["/instruments/futures/" + Uri.EscapeDataString(symbol[1..])];
        if (symbol.Length > 12) return ["/instruments/equity-options/" + name];
        if (symbol.EndsWith("/USD", StringComparison.Ordinal)) return ["/instruments/cryptocurrencies/" + name];
        return ["/instruments/equities/" + name, "/instruments/warrants/" + name];
    }
}
