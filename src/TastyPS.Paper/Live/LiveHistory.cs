using System.Collections.Concurrent;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>What instruments were worth before now, by the candles of the quote session: every five minutes of the last days, every close of the last year.</summary>
internal sealed class LiveHistory(LiveStream stream, MarketSessions sessions)
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (Bars Days, Bars Minutes)> _bars = new(StringComparer.Ordinal);

    /// <summary>Asks for the history of an instrument, once; ends when it has come.</summary>
    public Task LoadAsync(Instrument instrument, DateTimeOffset now)
    {
        var (days, minutes) = _bars.GetOrAdd(instrument.Symbol, _ => (
            Read("d", now.AddYears(-1), midnight => sessions.On(instrument.Collection, DateOnly.FromDateTime(midnight.UtcDateTime))?.CloseAt ?? midnight),
            Read("5m", now.AddDays(-8), start => start + FiveMinutes)));
        return Task.WhenAll(days.Whole, minutes.Whole);

        Bars Read(string interval, DateTimeOffset from, Func<DateTimeOffset, DateTimeOffset> endOf)
        {
            var bars = new Bars(endOf);
            stream.TakeSeries(FeedSchema.Candle, CandleSymbol.Of(instrument.StreamerSymbol, interval), from, bars.Hear);
            return bars;
        }
    }

    /// <summary>The latest close at or before an instant; null where none is known.</summary>
    public decimal? At(Instrument instrument, DateTimeOffset at) =>
        _bars.TryGetValue(instrument.Symbol, out var bars) ? bars.Minutes.At(at) ?? bars.Days.At(at) : null;

    /// <summary>One series of closes, by when each bar ended.</summary>
    private sealed class Bars(Func<DateTimeOffset, DateTimeOffset> endOf)
    {
        private const int Ends = 0x18;
        private readonly SortedList<DateTimeOffset, decimal> _closes = [];
        private readonly TaskCompletionSource _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Whole => _whole.Task;

        public void Hear(DxlinkEvent e)
        {
            lock (_closes)
            {
                if (e is { Time: { } start } && e["close"] is decimal close) _closes[endOf(start)] = close;
            }
            if ((e.Flags & Ends) != 0) _whole.TrySetResult();
        }

        public decimal? At(DateTimeOffset at)
        {
            lock (_closes)
            {
                int low = 0, high = _closes.Count;
                while (low < high)
                {
                    var middle = (low + high) / 2;
                    if (_closes.Keys[middle] <= at) low = middle + 1;
                    else high = middle;
                }
                return low == 0 ? null : _closes.Values[low - 1];
            }
        }
    }
}
