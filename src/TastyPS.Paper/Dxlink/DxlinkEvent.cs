using System.Collections;
using System.Text.Json;

namespace TastyPS.Paper;

/// <summary>One event of the feed: the values that it has, by wire name. Equal events say the same.</summary>
internal sealed class DxlinkEvent(string type, string symbol, DateTimeOffset? time = null) : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _values = [];
    private Written? _written;

    public DxlinkSchema Schema { get; } = DxlinkSchema.All[type];

    /// <summary>Where it stands in a time series.</summary>
    public DateTimeOffset? Time { get; } = time;

    /// <summary>The flags of an indexed snapshot; 0 for what is none.</summary>
    public int Flags { get; init; }

    public void Add(string field, object? value) => _values.Add(field, value);

    public DxlinkEvent With(int flags)
    {
        var copy = new DxlinkEvent(Schema.Type, symbol, Time) { Flags = flags };
        foreach (var (field, value) in _values) copy.Add(field, value);
        return copy;
    }

    public bool Says(DxlinkEvent? other) => other is not null && Time == other.Time && _values.Count == other._values.Count
        && _values.All(v => other._values.TryGetValue(v.Key, out var theirs) && Equals(v.Value, theirs));

    /// <summary>As a layout writes it, which is done once; what it says must not change any more.</summary>
    public ReadOnlyMemory<byte> In(DxlinkLayout layout)
    {
        for (var written = _written; written is not null; written = written.Next)
            if (written.Layout == layout) return written.Bytes;
        var bytes = layout.Write(this);
        // Two clients at the same moment write it twice, and one of them is forgotten.
        _written = new Written(layout, bytes, _written);
        return bytes;
    }

    public void Write(Utf8JsonWriter json, string field)
    {
        switch (Value(field))
        {
            case decimal number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case string text: json.WriteStringValue(text); break;
            default: json.WriteNullValue(); break;
        }
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? Value(string field) => field switch
    {
        "eventType" => Schema.Type,
        "eventSymbol" => symbol,
        "eventFlags" => (long)Flags,
        "time" when Time is { } at => at.ToUnixTimeMilliseconds(),
        "index" when Time is { } at => (at.ToUnixTimeSeconds() << 32) | ((long)at.Millisecond << 22),
        _ => _values.GetValueOrDefault(field) ?? Schema.Unset(field),
    };

    private sealed record Written(DxlinkLayout Layout, ReadOnlyMemory<byte> Bytes, Written? Next);
}
