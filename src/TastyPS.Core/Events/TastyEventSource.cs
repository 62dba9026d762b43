namespace TastyPS.Core.Events;

/// <summary>
/// A .NET event of what happens on the streams. It reads them on tasks of its own while somebody listens; with the last listener it lets go of
/// all it opened. Handlers are called one after the other, on the pool.
/// </summary>
public sealed class TastyEventSource
{
    private readonly IReadOnlyList<IEventWatch> _watches;
    private readonly object _gate = new();
    private EventHandler<TastyEventArgs>? _handlers;
    private CancellationTokenSource? _stop;

    internal TastyEventSource(IReadOnlyList<IEventWatch> watches) => _watches = watches;

    /// <summary>A source of events of these kinds.</summary>
    /// <param name="symbols">The feed's form. Prices, spreads and deltas need some; for the others none is all.</param>
    /// <param name="limit">For the kinds that have a value; each has its own memory of it.</param>
    public static TastyEventSource Of(TastyClient client, IEnumerable<TastyEventKind> kinds, IReadOnlyCollection<string> symbols, IReadOnlyCollection<string> accountNumbers, Func<LimitTrigger> limit)
    {
        var filter = new SymbolFilter(symbols);
        var all = kinds.Distinct().ToList();
        var watches = new List<IEventWatch>();
        foreach (var kind in all)
        {
            if (kind is TastyEventKind.Price or TastyEventKind.Spread or TastyEventKind.Delta) watches.Add(new MarketWatch(client.Streams, kind, symbols, limit()));
            else if (kind == TastyEventKind.Gain) watches.Add(new GainWatch(client, accountNumbers, filter, limit()));
            else if (kind == TastyEventKind.Reconnect) watches.Add(new OutageWatch(client));
        }
        var ofOrders = all.FindAll(k => k is TastyEventKind.Fill or TastyEventKind.Rejection);
        if (ofOrders.Count > 0) watches.Add(new OrderWatch(client, accountNumbers, filter, ofOrders));
        return new TastyEventSource(watches);
    }

    /// <summary>Something happened.</summary>
    public event EventHandler<TastyEventArgs>? Raised
    {
        add
        {
            lock (_gate)
            {
                _handlers += value;
                if (_handlers is not null && _stop is null) Start();
            }
        }
        remove
        {
            CancellationTokenSource? idle = null;
            lock (_gate)
            {
                _handlers -= value;
                if (_handlers is null) (idle, _stop) = (_stop, null);
            }
            idle?.Cancel();
        }
    }

    /// <summary>Nothing will happen any more, and nobody asked for that: the session was disconnected, or a stream gave up. The text says why.</summary>
    public event Action<string>? Ended;

    /// <summary>Completes when everything that was opened has been given back.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    private void Start()
    {
        _stop = new CancellationTokenSource();
        Completion = RunAsync(_stop);
    }

    private async Task RunAsync(CancellationTokenSource stop)
    {
        var watching = _watches.Select(w => Task.Run(() => w.RunAsync(Raise, stop.Token))).ToList();
        // Half of what was asked for would look like all of it.
        var first = await Task.WhenAny(watching).ConfigureAwait(false);
        bool isAskedFor = stop.IsCancellationRequested;
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (isAskedFor) return;
        lock (_gate)
        {
            if (_stop == stop) _stop = null;
        }
        Ended?.Invoke(first.Exception?.InnerException?.Message ?? "The session was disconnected.");
    }

    private void Raise(TastyEventArgs e)
    {
        // Several watches, one voice.
        lock (_watches) _handlers?.Invoke(this, e);
    }
}
