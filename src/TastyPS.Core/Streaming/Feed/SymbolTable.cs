using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// Symbol bytes to subscriptions, without making a string. The receive loop reads without a lock while others add and remove under one:
/// an entry is published by one reference write, a grown table by another.
/// </summary>
internal sealed class SymbolTable
{
    private readonly object _gate = new();
    private Entry?[] _slots = new Entry?[16];
    private int _used;

    /// <summary>The subscriptions of one symbol: one, or several that differ by source.</summary>
    internal sealed class Entry(byte[] utf8)
    {
        public readonly byte[] Utf8 = utf8;
        public FeedSubscription[] Subscriptions = [];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Entry? Find(ReadOnlySpan<byte> symbol)
    {
        var slots = Volatile.Read(ref _slots);
        for (int i = (int)Hash(symbol) & (slots.Length - 1); ; i = (i + 1) & (slots.Length - 1))
        {
            var entry = Volatile.Read(ref slots[i]);
            if (entry is null || symbol.SequenceEqual(entry.Utf8)) return entry;
        }
    }

    public void Add(FeedSubscription subscription)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(subscription.Symbol);
        lock (_gate)
        {
            var entry = Find(utf8);
            if (entry is null)
            {
                if (++_used * 2 > _slots.Length) Grow();
                Insert(_slots, entry = new Entry(utf8));
            }
            Volatile.Write(ref entry.Subscriptions, [.. entry.Subscriptions, subscription]);
        }
    }

    public void Remove(FeedSubscription subscription)
    {
        lock (_gate)
        {
            if (Find(Encoding.UTF8.GetBytes(subscription.Symbol)) is { } entry)
                Volatile.Write(ref entry.Subscriptions, entry.Subscriptions.Where(s => s != subscription).ToArray());
        }
    }

    // Entries without subscriptions stay as place holders until the table grows, so that no probe chain breaks under a reader.
    private void Grow()
    {
        var live = _slots.Where(e => e?.Subscriptions.Length > 0).ToArray();
        _used = live.Length + 1;
        int size = 16;
        while (size < _used * 4) size *= 2;
        var grown = new Entry?[size];
        foreach (var entry in live) Insert(grown, entry!);
        Volatile.Write(ref _slots, grown);
    }

    private static void Insert(Entry?[] slots, Entry entry)
    {
        int i = (int)Hash(entry.Utf8) & (slots.Length - 1);
        while (slots[i] is not null) i = (i + 1) & (slots.Length - 1);
        Volatile.Write(ref slots[i], entry);
    }

    // The first and the last eight bytes and the length: option and candle symbols differ at the end, others anywhere in sixteen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<byte> s)
    {
        ulong a, b;
        if (s.Length >= 8)
        {
            a = BinaryPrimitives.ReadUInt64LittleEndian(s);
            b = BinaryPrimitives.ReadUInt64LittleEndian(s[^8..]);
        }
        else if (s.Length >= 4)
        {
            a = BinaryPrimitives.ReadUInt32LittleEndian(s);
            b = BinaryPrimitives.ReadUInt32LittleEndian(s[^4..]);
        }
        else
        {
            a = s.Length > 0 ? s[0] : 0u;
            b = s.Length > 0 ? (uint)(s[^1] << 8 | s[s.Length / 2]) : 0u;
        }
        ulong h = (a ^ (b * 0x9E3779B97F4A7C15)) + (ulong)s.Length;
        h *= 0xD6E8FEB86659FD93;
        return (uint)(h >> 32);
    }
}
