using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Core.Tape;

namespace TastyPS.Paper;

/// <summary>
/// What must be known of a tape before it is played: when it begins and ends, what it quotes, and the market's answers that are on it. An
/// answer is there from the beginning: who replays asks earlier than who recorded.
/// </summary>
internal sealed class TapeIndex
{
    private readonly Dictionary<string, List<Answer>> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _instruments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _snapshots = new(StringComparer.Ordinal);

    private TapeIndex(TapeReader tape) => Start = End = tape.Header.At;

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; private set; }

    /// <summary>The feed's symbols.</summary>
    public HashSet<string> Symbols { get; } = new(StringComparer.Ordinal);

    /// <summary>Events of the feed.</summary>
    public long Events { get; private set; }

    /// <summary>Instruments as the venue wrote them, by the API's symbol.</summary>
    public IReadOnlyDictionary<string, JsonObject> Instruments => _instruments;

    /// <summary>Snapshots of market data as the venue wrote them, by the API's symbol; the first of each.</summary>
    public IReadOnlyDictionary<string, JsonObject> Snapshots => _snapshots;

    public static TapeIndex Of(TapeReader tape)
    {
        var index = new TapeIndex(tape);
        while (tape.TryRead(out var entry))
        {
            index.End = entry.At;
            if (entry.Kind == TapeEntryKind.Feed) index.AddEvent(entry.Value.Span);
            else if (entry.Kind == TapeEntryKind.Rest) index.AddCall(entry);
        }
        return index;
    }

    /// <summary>What the venue had answered by then to the same question, or answered first; null where it was never asked.</summary>
    public PaperResponse? AnswerTo(PaperRequest request, DateTimeOffset at)
    {
        if (!_answers.TryGetValue(KeyOf(request.RawPath, request.RawQuery), out var answers)) return null;
        var answer = answers.FindLast(a => a.At <= at) ?? answers[0];
        return new PaperResponse(answer.Status, "application/json", answer.Body);
    }

    private void AddEvent(ReadOnlySpan<byte> text)
    {
        Events++;
        var json = new Utf8JsonReader(text);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isSymbol = json.ValueTextEquals("eventSymbol"u8);
            json.Read();
            if (!isSymbol)
            {
                json.Skip();
                continue;
            }
            Symbols.Add(json.GetString() ?? "");
            return;
        }
    }

    private void AddCall(TapeEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Value);
        var call = document.RootElement;
        var path = Text(call, "path") ?? "";
        if (Text(call, "method") != "GET" || !ReferenceRoutes.Contains("GET", path) || !call.TryGetProperty("status", out var status) || !call.TryGetProperty("answer", out var answer) || answer.ValueKind != JsonValueKind.Object) return;
        var key = KeyOf(path, Uri.EscapeDataString(Text(call, "query") ?? "").Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal));
        if (!_answers.TryGetValue(key, out var answers)) _answers[key] = answers = [];
        answers.Add(new Answer(entry.At, status.GetInt32(), System.Text.Encoding.UTF8.GetBytes(answer.GetRawText())));
        if (status.GetInt32() != 200 || !answer.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return;
        if (path.StartsWith("/instruments/", StringComparison.Ordinal)) Keep(data, _instruments);
        else if (path.StartsWith("/market-data/", StringComparison.Ordinal)) Keep(data, _snapshots);
    }

    private static void Keep(JsonElement data, Dictionary<string, JsonObject> into)
    {
        foreach (var item in data.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : (IEnumerable<JsonElement>)[data])
            if (Text(item, "symbol") is { } symbol && Text(item, "instrument-type") is not null) into.TryAdd(symbol, JsonObject.Create(item.Clone())!);
    }

    // The same question may be asked with its parameters in another order.
    private static string KeyOf(string path, string query) =>
        Uri.UnescapeDataString(path) + "?" + string.Join('&', new PaperQuery(query).Pairs.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal));

    private static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Answer(DateTimeOffset At, int Status, byte[] Body);
}
