using System.Collections.Concurrent;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>
/// What is wanted on one channel, whether or not there is a connection: it outlives all of them. What a connection has been told is marked
/// on each subscription, and the difference of the two is what is sent, so that adding and removing before a send cancel out.
/// </summary>
internal sealed class WantedChannel(FeedContract contract, TimeSpan aggregation)
{
    private readonly object _gate = new();
    private readonly Dictionary<(FeedSchema, string, string?), FeedSubscription> _subscriptions = [];
    private readonly ConcurrentDictionary<FeedSchema, SymbolTable> _tables = [];
    private readonly Dictionary<FeedSchema, string[]> _fields = [];
    private readonly Queue<FeedSubscription> _dirty = new();
    private bool _wasServed;
    private FeedOutage? _outage;

    public FeedContract Contract { get; } = contract;
    public TimeSpan Aggregation { get; } = aggregation;

    /// <summary>Grows when a type or a field is wanted that was not before.</summary>
    public int FieldsVersion { get; private set; }

    public int Count
    {
        get { lock (_gate) return _subscriptions.Count; }
    }

    /// <summary>Why its data are missing; null while they come.</summary>
    public FeedOutage? Outage
    {
        get { lock (_gate) return _outage; }
    }

    public SymbolTable? TableOf(FeedSchema schema) => _tables.GetValueOrDefault(schema);

    public KeyValuePair<FeedSchema, string[]>[] Fields()
    {
        lock (_gate) return [.. _fields];
    }

    public bool Owns(FeedSubscription subscription)
    {
        lock (_gate) return _subscriptions.TryGetValue((subscription.Schema, subscription.Symbol, subscription.Source), out var mine) && mine == subscription;
    }

    public FeedSubscription Add(FeedSchema schema, string symbol, string? source, long? fromTime, IEnumerable<string> fields, object? tag, Action<FeedSubscription>? onMade)
    {
        lock (_gate)
        {
            string[] had = _fields.GetValueOrDefault(schema) ?? [];
            string[] wanted = [.. had.Union(fields)];
            if (wanted.Length > had.Length)
            {
                _fields[schema] = wanted;
                FieldsVersion++;
            }
            if (_subscriptions.TryGetValue((schema, symbol, source), out var subscription)) return subscription;
            subscription = new FeedSubscription(schema, symbol, source, fromTime) { Tag = tag };
            onMade?.Invoke(subscription);
            _subscriptions.Add((schema, symbol, source), subscription);
            _tables.GetOrAdd(schema, _ => new SymbolTable()).Add(subscription);
            MarkDirty(subscription);
            return subscription;
        }
    }

    public void Remove(FeedSubscription subscription)
    {
        lock (_gate)
        {
            if (!subscription.IsWanted) return;
            subscription.IsWanted = false;
            _subscriptions.Remove((subscription.Schema, subscription.Symbol, subscription.Source));
            _tables[subscription.Schema].Remove(subscription);
            MarkDirty(subscription);
        }
    }

    /// <summary>Asks for the whole series again, from another start.</summary>
    public void Restart(FeedSubscription subscription, long fromTime)
    {
        lock (_gate)
        {
            subscription.FromTime = fromTime;
            subscription.ResumeTime = null;
            MarkDirty(subscription);
        }
    }

    /// <summary>A new channel knows nothing: everything wanted is to be sent, and nothing needs to be taken back.</summary>
    public void MarkAllDirty()
    {
        lock (_gate)
        {
            foreach (var old in _dirty) old.IsDirty = false;
            _dirty.Clear();
            foreach (var subscription in _subscriptions.Values) MarkDirty(subscription);
        }
    }

    /// <summary>Takes as many changes as fit one message; empty when the channel knows everything.</summary>
    public SubscriptionBatch TakeBatch(object channel, int maxBytes)
    {
        var batch = new SubscriptionBatch(maxBytes);
        lock (_gate)
        {
            while (_dirty.TryPeek(out var subscription))
            {
                bool isSent = subscription.SentOn == channel;
                if ((subscription.IsWanted || isSent) && !batch.TryAdd(subscription)) break;
                _dirty.Dequeue();
                subscription.IsDirty = false;
            }
        }
        return batch;
    }

    /// <summary>A feed was told what is wanted here: from now on, what does not come is missing.</summary>
    public void MarkServed()
    {
        lock (_gate) _wasServed = true;
    }

    /// <summary>Its data are missing from a moment on. False when that is known, or nothing ever came that could be missed.</summary>
    public bool TryBreak(long since, DateTimeOffset from, string reason)
    {
        lock (_gate)
        {
            if (!_wasServed || _outage is not null) return false;
            _outage = new FeedOutage(since, from, reason, [this]);
            return true;
        }
    }

    /// <summary>Its data come again; the outage that is over, if there was one.</summary>
    public FeedOutage? Mend()
    {
        lock (_gate)
        {
            var over = _outage;
            _outage = null;
            return over;
        }
    }

    /// <summary>Nobody wants it any more, so that nothing can be missing.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            if (_subscriptions.Count > 0) return;
            _wasServed = false;
            _outage = null;
        }
    }

    private void MarkDirty(FeedSubscription subscription)
    {
        if (subscription.IsDirty) return;
        subscription.IsDirty = true;
        _dirty.Enqueue(subscription);
    }
}
