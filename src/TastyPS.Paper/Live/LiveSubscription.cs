using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>One type of one symbol of the quote session's stream, for all who read it here.</summary>
internal sealed class LiveSubscription(FeedSchema schema, string symbol, DateTimeOffset? from)
{
    private static readonly Dictionary<string, (string Name, int Ordinal, object? Unset)[]> FieldsOf = DxlinkSchema.All.Values
        .Where(s => FeedSchema.All.ContainsKey(s.Type))
        .ToDictionary(s => s.Type, s => s.Fields.Select(f => (Name: f, Ordinal: FeedSchema.All[s.Type].Ordinal(f), Unset: s.Unset(f))).Where(f => f.Ordinal >= 0 && f.Name != "eventFlags").ToArray());

    private static readonly Dictionary<string, int> FlagsOf = FeedSchema.All.Values.ToDictionary(s => s.Name, s => s.Ordinal("eventFlags"));

    private volatile DxlinkEvent? _latest;

    /// <summary>Hears every event, on the stream's own thread; must be quick.</summary>
    public event Action<DxlinkEvent>? Said;

    public FeedSchema Schema => schema;

    public string Symbol => symbol;

    /// <summary>The start of a series; null for what happens from now on.</summary>
    public DateTimeOffset? From { get; set; } = from;

    /// <summary>The latest event.</summary>
    public DxlinkEvent? Latest => _latest;

    /// <summary>Hears every event from now on, the latest there is first.</summary>
    public void Hear(Action<DxlinkEvent> listener)
    {
        Said += listener;
        // It may come a second time; the other order could miss it.
        if (_latest is { } latest) listener(latest);
    }

    /// <summary>What it is on the quote session's stream.</summary>
    public FeedSubscription? Upstream { get; set; }

    public int Readers { get; set; }

    public void OnEvent(in FeedEvent e)
    {
        if (!FieldsOf.TryGetValue(schema.Name, out var fields)) return;
        DateTimeOffset? time = From is not null && e[schema.Ordinal("time")].Integer is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
        var said = new DxlinkEvent(schema.Name, symbol, time) { Flags = FlagsOf[schema.Name] is >= 0 and var flags ? (int)(e[flags].Integer ?? 0) : 0 };
        foreach (var (name, ordinal, unset) in fields)
            if (ValueOf(e[ordinal], unset) is { } value) said.Add(name, value);
        _latest = said;
        Said?.Invoke(said);
    }

    // What a field is when it is not set tells its kind.
    private static object? ValueOf(in FeedValue value, object? unset) => unset switch
    {
        "NaN" => value.Decimal,
        long => value.Integer,
        bool => value.Flag,
        _ => value.Text,
    };
}
