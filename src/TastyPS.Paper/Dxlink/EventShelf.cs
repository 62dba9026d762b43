using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>The latest event of each type and instrument, for all clients together: made once for each step of its pace, and the same object as long as it says the same.</summary>
internal sealed class EventShelf(PaperMarket market)
{
    private readonly EventMaker _make = new(market);
    private readonly ConcurrentDictionary<(string Type, string Symbol), Place> _places = new();

    public Place Of(string type, Instrument instrument)
        => _places.GetOrAdd((type, instrument.Symbol), _ => new Place(new TopicPace(market, instrument, type), at => _make.Make(type, instrument, at)));

    /// <summary>One type of one instrument.</summary>
    internal sealed class Place(TopicPace pace, Func<DateTimeOffset, DxlinkEvent?> make)
    {
        private DateTimeOffset _at;
        private DxlinkEvent? _event;
        private long _lookedAt;

        /// <summary>The event of this very instant.</summary>
        public DxlinkEvent? Now(DateTimeOffset at)
        {
            lock (make)
            {
                pace.IsDue(at);
                return Make(at);
            }
        }

        /// <summary>The event of the last step of the pace.</summary>
        public DxlinkEvent? Latest(DateTimeOffset at)
        {
            // The first client of a beat makes it; the others find it without a lock.
            if (Volatile.Read(ref _lookedAt) == at.UtcTicks) return _event;
            lock (make)
            {
                if (pace.IsDue(at)) Make(at);
                Volatile.Write(ref _lookedAt, at.UtcTicks);
                return _event;
            }
        }

        private DxlinkEvent? Make(DateTimeOffset at)
        {
            if (at == _at) return _event;
            var made = make(at);
            if (made is null || !made.Says(_event)) _event = made;
            _at = at;
            return _event;
        }
    }
}
