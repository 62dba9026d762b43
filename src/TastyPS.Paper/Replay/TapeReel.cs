using System.Text.Json;
using TastyPS.Core.Tape;

namespace TastyPS.Paper;

/// <summary>
/// A tape that runs forward, as far as somebody asks, and never back: the latest event of each type and symbol, and every event to those who
/// listen. What is behind it is forgotten, so that its memory does not grow with the tape. Safe to use from many threads.
/// </summary>
internal sealed class TapeReel(TapeReader tape) : IDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Type, string Symbol), Track> _tracks = [];
    private TapeEntry _next;
    private bool _isThreaded;
    private bool _isOver;
    private volatile string? _outage;

    /// <summary>Why the recording's stream was not whole here, in words that fit behind a colon; null where it was.</summary>
    public string? Outage => _outage;

    /// <summary>Plays everything up to an instant, and tells when the next comes; null behind the last.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset at)
    {
        lock (_gate)
        {
            PlayTo(at);
            return Peek() ? _next.At : null;
        }
    }

    /// <summary>Plays everything up to an instant.</summary>
    public void PlayTo(DateTimeOffset at)
    {
        lock (_gate)
            while (Peek() && _next.At <= at) Play();
    }

    /// <summary>The latest event of a type and symbol; null before the first.</summary>
    public DxlinkEvent? Latest(string type, string symbol)
    {
        lock (_gate) return _tracks.GetValueOrDefault((type, symbol))?.Latest;
    }

    /// <summary>Hears every event from now on; gives the latest before.</summary>
    public DxlinkEvent? Listen(string type, string symbol, Action<DxlinkEvent> listener)
    {
        lock (_gate)
        {
            if (!_tracks.TryGetValue((type, symbol), out var track)) _tracks[(type, symbol)] = track = new Track();
            track.Said += listener;
            return track.Latest;
        }
    }

    public void Leave(string type, string symbol, Action<DxlinkEvent> listener)
    {
        lock (_gate)
            if (_tracks.TryGetValue((type, symbol), out var track)) track.Said -= listener;
    }

    public void Dispose() => tape.Dispose();

    // One line is read ahead; it is good until the next is read.
    private bool Peek()
    {
        while (!_isThreaded && !_isOver)
        {
            _isOver = !tape.TryRead(out _next);
            _isThreaded = !_isOver && _next.Kind is TapeEntryKind.Feed or TapeEntryKind.Stream;
        }
        return _isThreaded;
    }

    private void Play()
    {
        _isThreaded = false;
        if (_next.Kind == TapeEntryKind.Stream) HearState();
        else if (TapeEventReader.Read(_next.Value.Span, _next.Line) is { } said) TrackOf(said).Hear(said);
    }

    private Track TrackOf(DxlinkEvent said)
    {
        var key = (said.Schema.Type, said.Symbol);
        return _tracks.TryGetValue(key, out var track) ? track : _tracks[key] = new Track();
    }

    // Until it was connected for the first time nothing was lost.
    private void HearState()
    {
        using var json = JsonDocument.Parse(_next.Value);
        var state = json.RootElement.TryGetProperty("state", out var text) ? text.GetString() : null;
        if (state == "Connected") _outage = null;
        else if (state is "Reconnecting" or "Failed" && _tracks.Count > 0) _outage = "the recorded stream was interrupted here";
    }

    private sealed class Track
    {
        public event Action<DxlinkEvent>? Said;

        public DxlinkEvent? Latest { get; private set; }

        public void Hear(DxlinkEvent said)
        {
            Latest = said;
            Said?.Invoke(said);
        }
    }
}
