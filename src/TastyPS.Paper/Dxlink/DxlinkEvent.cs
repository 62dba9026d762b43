using System.Collections;
using System.Text.Json;

namespace TastyPS.Paper;

/// <summary>One event of the feed: the values that it has, by wire name. Equal events say the same.</summary>
internal sealed class DxlinkEvent(string type, string symbol, DateTimeOffset? time = null) : IEnumerable<KeyValuePair<string, object?>>
{
    // A few pairs in the order of their maker: quicker to fill, to search and to compare than a dictionary.
    private readonly List<KeyValuePair<string, object?>> _values = new(10);
    private Written? _written;

    public DxlinkSchema Schema { get; } = DxlinkSchema.All[type];

    public string Symbol => symbol;

    /// <summary>Where it stands in a time series.</summary>
    public DateTimeOffset? Time { get; } = time;

    /// <summary>The flags of an indexed snapshot; 0 for what is none.</summary>
    public int Flags { get; init; }

    /// <summary>Where it stands on a tape, so that events of many topics are said in its order; 0 for what is on none.</summary>
    public long Number { get; init; }

    /// <summary>A value by its wire name; null where it has none.</summary>
    public object? this[string field] => Own(field);

    public void Add(string field, object? value) => _values.Add(new(field, value));

    public DxlinkEvent With(int flags, string? otherSymbol = null)
    {
        var copy = new DxlinkEvent(Schema.Type, otherSymbol ?? symbol, Time) { Flags = flags };
        foreach (var (field, value) in _values) copy.Add(field, value);
        return copy;
    }

    public bool Says(DxlinkEvent? other)
    {
        if (other is null || Time != other.Time || _values.Count != other._values.Count) return false;
        for (var i = 0; i < _values.Count; i++)
            if (_values[i].Key != other._values[i].Key || !Equals(_values[i].Value, other._values[i].Value)) return false;
        return true;
    }

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
        _ => Own(field) ?? Schema.Unset(field),
    };

    private object? Own(string field)
    {
        foreach (var (own, value) in _values)
            if (own == field) return value;
        return null;
    }

    private sealed record Written(DxlinkLayout Layout, ReadOnlyMemory<byte> Bytes, Written? Next);
}
