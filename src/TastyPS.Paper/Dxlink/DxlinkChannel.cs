using System.Text.Json;

namespace TastyPS.Paper;

/// <summary>One FEED channel of a client: its contract, what was configured, what is subscribed, and what the client was told of it.</summary>
internal sealed class DxlinkChannel(int number, string contract)
{
    private const decimal DefaultPeriod = 0.1m;
    private const decimal LongestPeriod = 3600;
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    private readonly Dictionary<string, Dictionary<(string Symbol, string? Source), DxlinkTopic>> _topics = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _asked = [];
    private readonly Dictionary<string, DxlinkLayout> _told = [];
    private readonly Dictionary<string, DxlinkLayout> _layouts = [];
    private (bool IsFull, bool Reorders, IReadOnlySet<string> Withheld) _layoutsFor;
    private readonly List<DxlinkEvent> _said = [];
    private bool _asksFull;
    private bool? _toldFull;
    private long _lastSaid;

    public int Number => number;

    public string Contract => contract;

    /// <summary>Seconds between two looks; 0 is as often as the broker looks.</summary>
    public decimal Period { get; private set; } = DefaultPeriod;

    public bool IsIdle => _topics.Count == 0;

    /// <summary>Takes a FEED_SETUP. Later ones name only what is new, so types are merged.</summary>
    public void Configure(JsonElement setup)
    {
        if (setup.TryGetProperty("acceptAggregationPeriod", out var period))
            Period = period.ValueKind == JsonValueKind.Number && period.TryGetDecimal(out var seconds) ? Math.Clamp(seconds, 0, LongestPeriod) : DefaultPeriod;
        if (setup.TryGetProperty("acceptDataFormat", out var format)) _asksFull = format.ValueEquals("FULL");
        if (!setup.TryGetProperty("acceptEventFields", out var types) || types.ValueKind != JsonValueKind.Object) return;
        foreach (var type in types.EnumerateObject().Where(t => t.Value.ValueKind == JsonValueKind.Array))
            _asked[type.Name] = [.. type.Value.EnumerateArray().Select(Text).OfType<string>()];
        _layouts.Clear();
    }

    /// <summary>Takes a FEED_SUBSCRIPTION: reset, then remove, then add; what the new topics say at once.</summary>
    public IEnumerable<DxlinkEvent> Subscribe(JsonElement message, IPaperFeed feed, DateTimeOffset now)
    {
        if (message.TryGetProperty("reset", out var reset) && reset.ValueKind == JsonValueKind.True) End();
        foreach (var (type, symbol, source, _) in Entries(message, "remove"))
        {
            if (!_topics.TryGetValue(type, out var topics) || !topics.Remove((symbol, source), out var ended)) continue;
            ended.End();
            if (topics.Count == 0) _topics.Remove(type);
        }
        List<DxlinkTopic> begun = [];
        foreach (var (type, symbol, source, from) in Entries(message, "add").OrderBy(e => e.Type, StringComparer.Ordinal))
        {
            if (feed.TopicOf(contract, type, symbol, from) is not { } topic) continue;
            if (!_topics.TryGetValue(type, out var topics)) _topics[type] = topics = [];
            if (topics.TryGetValue((symbol, source), out var before)) before.End();
            topics[(symbol, source)] = topic;
            begun.Add(topic);
        }
        return begun.SelectMany(t => t.Begin(now));
    }

    /// <summary>Ends every subscription.</summary>
    public void End()
    {
        foreach (var topic in _topics.Values.SelectMany(t => t.Values)) topic.End();
        _topics.Clear();
    }

    /// <summary>What has happened since the last look, unless the channel's period says to wait.</summary>
    public IReadOnlyList<DxlinkEvent> Continue(DateTimeOffset now, TimeProvider below, long lookedAt)
    {
        if (below.GetElapsedTime(_lastSaid, lookedAt).TotalSeconds < (double)Period * 0.9) return [];
        _lastSaid = lookedAt;
        _said.Clear();
        foreach (var topics in _topics.Values)
            foreach (var topic in topics.Values) topic.Continue(now, _said);
        if (_said is [{ Number: > 0 }, _, ..]) _said.Sort((a, b) => a.Number.CompareTo(b.Number));
        return _said;
    }

    public bool IsFull(DxlinkFaults faults) => _asksFull || faults.ForcesFull;

    /// <summary>How events of a type are written on this channel: the fields asked for that exist, all when none was.</summary>
    public DxlinkLayout LayoutOf(DxlinkSchema schema, DxlinkFaults faults)
    {
        var asked = (IsFull(faults), faults.ReordersFields, faults.WithheldFields);
        if (asked != _layoutsFor)
        {
            _layouts.Clear();
            _layoutsFor = asked;
        }
        if (!_layouts.TryGetValue(schema.Type, out var layout)) _layouts[schema.Type] = layout = DxlinkLayout.Of(FieldsOf(schema, faults), asked.Item1);
        return layout;
    }

    /// <summary>The FEED_CONFIG that is due before an event of this layout, or null when the client knows.</summary>
    public byte[]? Tell(string type, DxlinkLayout layout)
    {
        if (_toldFull == layout.IsFull && _told.GetValueOrDefault(type) == layout) return null;
        (_toldFull, _told[type]) = (layout.IsFull, layout);
        return DxlinkMessage.FeedConfig(this, layout.IsFull, type, layout.Fields);
    }

    private string[] FieldsOf(DxlinkSchema schema, DxlinkFaults faults)
    {
        var fields = _asked.TryGetValue(schema.Type, out var asked) && asked.Any(schema.Has) ? asked.Where(schema.Has) : schema.Fields;
        if (faults.WithheldFields.Count > 0) fields = fields.Except(faults.WithheldFields);
        return [.. faults.ReordersFields ? fields.Reverse() : fields];
    }

    private static IEnumerable<(string Type, string Symbol, string? Source, DateTimeOffset? From)> Entries(JsonElement message, string list)
    {
        if (!message.TryGetProperty(list, out var entries) || entries.ValueKind != JsonValueKind.Array) yield break;
        foreach (var entry in entries.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
        {
            if (Text(entry, "type") is not { } type || Text(entry, "symbol") is not { } symbol) continue;
            DateTimeOffset? from = entry.TryGetProperty("fromTime", out var time) && time.ValueKind == JsonValueKind.Number
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Clamp(time.GetDouble(), 0, LastMillisecond - 1.0)) : null;
            yield return (type, symbol, Text(entry, "source"), from);
        }
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;
}
