using System.Collections.Concurrent;
using TastyPS.Core.AccountStream;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core;

/// <summary>
/// Positions as they live: marked by quotes, with the Greeks of options, and followed on the account stream, so that what is opened, changed
/// or closed later is seen. One reader takes the events of <see cref="Lease"/> and asks <see cref="Apply"/> what each makes of the positions.
/// Disposing the lease ends it all.
/// </summary>
public sealed class LivePositions
{
    private readonly TastyClient _client;
    private readonly Func<Position, bool> _isWanted;
    private readonly Dictionary<string, List<PositionMark>> _held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string? AccountNumber, string? Symbol), bool> _known = [];
    private readonly CancellationTokenSource _stop = new();

    private LivePositions(TastyClient client, Func<Position, bool> isWanted)
    {
        // What follows the account stream goes on while the caller is silent.
        _client = client.Connection.Client(SilentSink.Instance);
        _isWanted = isWanted;
    }

    /// <summary>The reader's share of the market data stream; changes of what is held are put in between.</summary>
    public StreamLease Lease { get; private set; } = null!;

    /// <summary>The streamer symbols of what is held.</summary>
    public IReadOnlyCollection<string> Symbols => _held.Keys;

    /// <summary>Reads what is held and begins to follow it; null where no account could be read.</summary>
    /// <param name="isWanted">Which positions are.</param>
    /// <param name="onError">Told of an account that cannot be read; the others are followed all the same.</param>
    /// <param name="onLost">Told once when the account stream ends: from then on marks live, and quantities stand.</param>
    public static async Task<LivePositions?> OpenAsync(
        TastyClient client, IEnumerable<string> accountNumbers, Func<Position, bool> isWanted, Action<TastyException, string> onError, Action<Exception> onLost, CancellationToken cancel)
    {
        var live = new LivePositions(client, isWanted);
        var readable = new List<string>();
        foreach (string account in accountNumbers.Distinct())
        {
            try
            {
                await foreach (var position in client.Positions.ListAsync(account, new PositionFilter(), cancel).ConfigureAwait(false)) await live.HoldAsync(position, cancel).ConfigureAwait(false);
                readable.Add(account);
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                onError(e, account);
            }
        }
        if (readable.Count == 0) return null;
        live.Lease = client.Streams.Subscribe(Requests(live._held));
        var following = live.FollowAsync(readable, onLost);
        live.Lease.Disposing = async () =>
        {
            await live._stop.CancelAsync().ConfigureAwait(false);
            await following.ConfigureAwait(false);
        };
        return live;
    }

    /// <summary>Writes each position that an event changes, as it is then. The last word on one that was closed has the quantity 0.</summary>
    public void Apply(StreamEvent e, Action<LivePosition> write)
    {
        if (e is PositionChange change) Take(change, write);
        else if (e.Symbol is { } symbol && _held.TryGetValue(symbol, out var marks))
            foreach (var mark in marks)
                if (mark.Update(e)) write(mark.Now(e));
    }

    private void Take(PositionChange change, Action<LivePosition> write)
    {
        string symbol = change.StreamerSymbol;
        var mark = _held.GetValueOrDefault(symbol)?.Find(m => m.IsOf(change.Position));
        bool isClosed = change.Position.SignedQuantity is 0;
        if (mark is null)
        {
            if (isClosed) return;
            Hold(change.Position, symbol);
            Lease.Add(Requests(_held.Where(h => h.Key == symbol)));
            return;
        }
        if (mark.Replace(change.Position)) write(mark.Now(change));
        if (!isClosed) return;
        _held[symbol].Remove(mark);
        if (_held[symbol].Count > 0) return;
        _held.Remove(symbol);
        Lease.Remove(FeedSchema.Quote, symbol);
        Lease.Remove(FeedSchema.Greeks, symbol);
    }

    private async Task FollowAsync(List<string> accounts, Action<Exception> onLost)
    {
        try
        {
            await using var account = _client.AccountStream.Subscribe(new AccountStreamRequest(accounts) { ReadBack = (_, cancel) => ReadBackAsync(accounts, cancel) });
            await foreach (var e in account.Events.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                if (e.Data is not Position position || !_isWanted(position)) continue;
                if (await StreamerSymbolAsync(position, _stop.Token).ConfigureAwait(false) is not { } symbol) continue;
                _known[(position.AccountNumber, position.Symbol)] = true;
                Lease.Post(new PositionChange(position, symbol) { EventTime = e.Timestamp, ReceivedTime = _client.Streams.Time.ToLocal(_client.Streams.Time.GetUtcNow()), Age = TimeSpan.Zero });
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The reader has gone.
        }
        catch (Exception e)
        {
            onLost(e);
        }
    }

    // The venue lists what is there, so that what has gone meanwhile shows by its absence.
    private async Task<IReadOnlyList<object>> ReadBackAsync(List<string> accounts, CancellationToken cancel)
    {
        var there = new List<Position>();
        foreach (string account in accounts)
            await foreach (var position in _client.Positions.ListAsync(account, new PositionFilter { IncludeMarks = false }, cancel).ConfigureAwait(false)) there.Add(position);
        var gone = _known.Keys.Except(there.Select(p => (p.AccountNumber, p.Symbol)));
        return [.. there, .. gone.Select(k => new Position { AccountNumber = k.AccountNumber, Symbol = k.Symbol, Quantity = 0 })];
    }

    private async Task HoldAsync(Position position, CancellationToken cancel)
    {
        if (position.SignedQuantity is null or 0 || !_isWanted(position)) return;
        if (await StreamerSymbolAsync(position, cancel).ConfigureAwait(false) is not { } symbol) return;
        _known[(position.AccountNumber, position.Symbol)] = true;
        Hold(position, symbol);
    }

    private void Hold(Position position, string symbol)
    {
        if (!_held.TryGetValue(symbol, out var marks)) _held[symbol] = marks = [];
        marks.Add(new PositionMark(position, symbol));
    }

    private static StreamRequest[] Requests(IEnumerable<KeyValuePair<string, List<PositionMark>>> held)
    {
        var all = held.ToList();
        return [new(FeedSchema.Quote, [.. all.Select(h => h.Key)]), new(FeedSchema.Greeks, [.. all.Where(h => h.Value[0].IsOption).Select(h => h.Key)])];
    }

    private async Task<string?> StreamerSymbolAsync(Position position, CancellationToken cancel)
    {
        if (position.StreamerSymbol is { Length: > 0 } told) return told;
        if (position.Symbol is not { } symbol) return null;
        var found = await StreamerSymbols.ResolveAsync(_client, [Symbol.Parse(symbol).TryToStreamer(out var known) ? known : symbol], cancel).ConfigureAwait(false);
        return found.FirstOrDefault();
    }
}
