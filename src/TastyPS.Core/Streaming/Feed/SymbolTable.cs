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
        private readonly byte[] _utf8 = utf8;
        private readonly Key _key = Key.Of(utf8);

        public FeedSubscription[] Subscriptions = [];

        public uint Hash => _key.Hash;

        // The key is beside the entry, the bytes are a cache miss away.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Is(in Key key, ReadOnlySpan<byte> symbol) => key == _key && (key.IsWhole || symbol.SequenceEqual(_utf8));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Entry? Find(ReadOnlySpan<byte> symbol)
    {
        var slots = Volatile.Read(ref _slots);
        var key = Key.Of(symbol);
        for (int i = (int)key.Hash & (slots.Length - 1); ; i = (i + 1) & (slots.Length - 1))
        {
            var entry = Volatile.Read(ref slots[i]);
            if (entry is null || entry.Is(key, symbol)) return entry;
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
        int i = (int)entry.Hash & (slots.Length - 1);
        while (slots[i] is not null) i = (i + 1) & (slots.Length - 1);
        Volatile.Write(ref slots[i], entry);
    }

    // The first and the last eight bytes and the length, which is all there is of a symbol of up to sixteen. Option and candle symbols differ
    // at the end, others anywhere in sixteen.
    internal readonly record struct Key(ulong Head, ulong Tail, int Length)
    {
        public bool IsWhole => Length <= 2 * sizeof(ulong);

        public uint Hash
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => (uint)((((Head ^ (Tail * 0x9E3779B97F4A7C15)) + (ulong)Length) * 0xD6E8FEB86659FD93) >> 32);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Key Of(ReadOnlySpan<byte> s) => s.Length switch
        {
            >= 8 => new(BinaryPrimitives.ReadUInt64LittleEndian(s), BinaryPrimitives.ReadUInt64LittleEndian(s[^8..]), s.Length),
            >= 4 => new(BinaryPrimitives.ReadUInt32LittleEndian(s), BinaryPrimitives.ReadUInt32LittleEndian(s[^4..]), s.Length),
            > 0 => new(s[0], (ulong)(s[^1] << 8 | s[s.Length / 2]), s.Length),
            _ => default,
        };
    }
}
