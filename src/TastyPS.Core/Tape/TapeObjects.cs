using System.Text.Json;
using TastyPS.Core.AccountStream;
using TastyPS.Core.Json;
using TastyPS.Core.Streaming;

namespace TastyPS.Core.Tape;

/// <summary>
/// The lines of a tape as a script sees them: the same objects that the streams gave when it was recorded, and a <see cref="TapeRequest"/>
/// for each call.
/// </summary>
public sealed class TapeObjects
{
    private readonly TapeReader _tape;
    private readonly TapeTime _time;
    private readonly EventFactory _factory;

    /// <param name="time">Gives the local time zone.</param>
    public TapeObjects(TapeReader tape, TimeProvider time)
    {
        (_tape, _time) = (tape, new TapeTime(time));
        _factory = new EventFactory(_time);
    }

    /// <summary>Takes the objects of the next line that has any; false at the end.</summary>
    public bool TryRead(out IReadOnlyList<object> objects)
    {
        objects = [];
        while (objects.Count == 0 && _tape.TryRead(out var entry))
        {
            _time.Now = entry.At;
            objects = entry.Kind switch
            {
                TapeEntryKind.Feed when FeedEventReader.TryRead(entry.Value.Span, out var schema, out var symbol, out var row) => [_factory.Create(schema, symbol, row, _time.GetTimestamp(), TimeSpan.Zero)],
                TapeEntryKind.Account => [.. AccountMessage.Read(entry.Value.Span).Where(m => m.Type is not null).Select(m => AccountEvents.Of(m, _tape.Header.Environment, _time.ToLocal(entry.At)))],
                TapeEntryKind.Rest => [RequestOf(entry)],
                TapeEntryKind.Gap => [GapOf(entry)],
                TapeEntryKind.Stream => LevelOf(entry),
                _ => [],
            };
        }
        return objects.Count > 0;
    }

    private TapeRequest RequestOf(TapeEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Value);
        var call = document.RootElement;
        return new TapeRequest
        {
            Time = _time.ToLocal(entry.At),
            Method = Text(call, "method"),
            Path = Text(call, "path"),
            Query = Text(call, "query"),
            Status = call.TryGetProperty("status", out var status) ? status.GetInt32() : null,
            Milliseconds = call.TryGetProperty("milliseconds", out var took) ? took.GetDecimal() : null,
            Body = Text(call, "body"),
            Answer = Text(call, "answer"),
        };
    }

    private StreamGap GapOf(TapeEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Value);
        return new StreamGap
        {
            From = Instant("from"),
            To = Instant("to"),
            EventTime = Instant("from"),
            ReceivedTime = _time.ToLocal(entry.At),
            Reason = Text(document.RootElement, "reason"),
        };

        DateTime? Instant(string name) => document.RootElement.TryGetProperty(name, out var at) ? _time.ToLocal(at.GetDateTimeOffset()) : null;
    }

    // No object of its own: it is stamped on the events that follow.
    private List<object> LevelOf(TapeEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Value);
        if (Enum.TryParse<FeedLevel>(Text(document.RootElement, "level"), out var level)) _factory.Level = level;
        return [];
    }

    private static string? Text(JsonElement json, string name) => !json.TryGetProperty(name, out var value) ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();

    /// <summary>The tape's clock: it stands where the last line was.</summary>
    private sealed class TapeTime(TimeProvider zone) : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override TimeZoneInfo LocalTimeZone => zone.LocalTimeZone;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.UtcTicks;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
