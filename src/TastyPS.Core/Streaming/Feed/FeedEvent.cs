using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// One event of the feed, as a window on the decoder's own row: good only during the call that hands it out, and free of allocation.
/// Read fields by the enum of the event's type: <c>e[QuoteField.BidPrice].Double</c>.
/// </summary>
public readonly ref struct FeedEvent
{
    private readonly ref FeedValue _first;

    internal FeedEvent(FeedSchema schema, FeedSubscription subscription, FeedValue[] row, long receivedAt)
    {
        Schema = schema;
        Subscription = subscription;
        _first = ref MemoryMarshal.GetArrayDataReference(row);
        ReceivedAt = receivedAt;
    }

    /// <summary>The event type.</summary>
    public FeedSchema Schema { get; }

    /// <summary>The subscription that the event answers; its symbol is the event's.</summary>
    public FeedSubscription Subscription { get; }

    /// <summary>When the message arrived, as a timestamp of the client's TimeProvider.</summary>
    public long ReceivedAt { get; }

    public string Symbol => Subscription.Symbol;

    /// <summary>A field by its number in the type's enum; one that the feed did not send is <see cref="FeedValue.Missing"/>.</summary>
    public ref readonly FeedValue this[int field]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)field >= (uint)Schema.FieldCount) throw new ArgumentOutOfRangeException(nameof(field));
            return ref Unsafe.Add(ref _first, field);
        }
    }

    public ref readonly FeedValue this[QuoteField field] => ref this[(int)field];
    public ref readonly FeedValue this[TradeField field] => ref this[(int)field];
    public ref readonly FeedValue this[SummaryField field] => ref this[(int)field];
    public ref readonly FeedValue this[ProfileField field] => ref this[(int)field];
    public ref readonly FeedValue this[GreeksField field] => ref this[(int)field];
    public ref readonly FeedValue this[TheoPriceField field] => ref this[(int)field];
    public ref readonly FeedValue this[UnderlyingField field] => ref this[(int)field];
    public ref readonly FeedValue this[SeriesField field] => ref this[(int)field];
    public ref readonly FeedValue this[CandleField field] => ref this[(int)field];
    public ref readonly FeedValue this[TimeAndSaleField field] => ref this[(int)field];
    public ref readonly FeedValue this[OptionSaleField field] => ref this[(int)field];
    public ref readonly FeedValue this[OrderField field] => ref this[(int)field];
    public ref readonly FeedValue this[AttachmentField field] => ref this[(int)field];

    internal ReadOnlySpan<FeedValue> Row => MemoryMarshal.CreateReadOnlySpan(ref _first, Schema.FieldCount);

    /// <summary>The value at a position that a schema may lack (-1).</summary>
    internal FeedValue At(int ordinal) => ordinal < 0 ? FeedValue.Missing : this[ordinal];

    internal EventFlags Flags => (EventFlags)(At(Schema.EventFlags).Integer ?? 0);

    /// <summary>The key among the events of one symbol: the index, or what time and sequence make of it where the feed gives none.</summary>
    internal long Index => At(Schema.Index).Integer ?? SeriesIndex.Of(TimeMilliseconds, At(Schema.Sequence).Integer ?? 0);

    internal long TimeMilliseconds => At(Schema.Time).Integer ?? 0;
}
