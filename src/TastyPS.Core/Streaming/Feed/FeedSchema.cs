using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// One event type of the feed: its wire name, its fields, and how it is subscribed. The fields are numbered by the type's own enum
/// (<see cref="QuoteField"/> for a Quote). Source: the dxLink specification, with the corrections of the live feed (<c>vwap</c>).
/// </summary>
public sealed class FeedSchema
{
    private static readonly string[] TextFields =
    [
        "bidExchangeCode", "askExchangeCode", "exchangeCode", "tickDirection", "dayClosePriceType", "prevDayClosePriceType", "description",
        "shortSaleRestriction", "tradingStatus", "statusReason", "exchangeSaleConditions", "tradeThroughExempt", "aggressorSide", "type", "buyer",
        "seller", "optionSymbol", "source", "action", "orderSide", "scope", "marketMaker", "spreadSymbol", "icebergType", "attachment",
    ];

    private readonly Dictionary<string, int> _ordinals = new(StringComparer.OrdinalIgnoreCase);

    private FeedSchema(string name, FeedContract live, FeedContract? withHistory, Type fields, params string[] without)
    {
        Name = name;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        LiveContract = live;
        HistoryContract = withHistory;
        string[] all = Enum.GetNames(fields).Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray();
        FieldCount = all.Length;
        IsText = all.Select(f => TextFields.Contains(f)).ToArray();
        for (int i = 0; i < all.Length; i++) _ordinals[all[i]] = i;
        Fields = all.Except(without).Prepend("eventSymbol").ToArray();
        EventFlags = Ordinal("eventFlags");
        Index = Ordinal("index");
        Time = Ordinal("time");
        Sequence = Ordinal("sequence");
        Source = Ordinal("source");
    }

    public static FeedSchema Quote { get; } = new("Quote", FeedContract.Ticker, null, typeof(QuoteField));
    public static FeedSchema Trade { get; } = new("Trade", FeedContract.Ticker, null, typeof(TradeField));
    public static FeedSchema TradeETH { get; } = new("TradeETH", FeedContract.Ticker, null, typeof(TradeField));
    public static FeedSchema Summary { get; } = new("Summary", FeedContract.Ticker, null, typeof(SummaryField));
    public static FeedSchema Profile { get; } = new("Profile", FeedContract.Ticker, null, typeof(ProfileField));
    public static FeedSchema Greeks { get; } = new("Greeks", FeedContract.Ticker, FeedContract.History, typeof(GreeksField));
    public static FeedSchema TheoPrice { get; } = new("TheoPrice", FeedContract.Ticker, FeedContract.History, typeof(TheoPriceField));
    public static FeedSchema Underlying { get; } = new("Underlying", FeedContract.Ticker, FeedContract.History, typeof(UnderlyingField));
    public static FeedSchema Candle { get; } = new("Candle", FeedContract.History, FeedContract.History, typeof(CandleField));
    public static FeedSchema TimeAndSale { get; } = new("TimeAndSale", FeedContract.Stream, FeedContract.History, typeof(TimeAndSaleField));
    public static FeedSchema Series { get; } = new("Series", FeedContract.History, null, typeof(SeriesField));
    public static FeedSchema OptionSale { get; } = new("OptionSale", FeedContract.History, null, typeof(OptionSaleField));
    public static FeedSchema Order { get; } = new("Order", FeedContract.History, null, typeof(OrderField),
        "spreadSymbol", "icebergPeakSize", "icebergHiddenSize", "icebergExecutedSize", "icebergType");
    public static FeedSchema SpreadOrder { get; } = new("SpreadOrder", FeedContract.History, null, typeof(OrderField),
        "marketMaker", "icebergPeakSize", "icebergHiddenSize", "icebergExecutedSize", "icebergType");
    public static FeedSchema AnalyticOrder { get; } = new("AnalyticOrder", FeedContract.History, null, typeof(OrderField), "spreadSymbol");
    public static FeedSchema Configuration { get; } = new("Configuration", FeedContract.Ticker, null, typeof(AttachmentField));
    public static FeedSchema Message { get; } = new("Message", FeedContract.Stream, null, typeof(AttachmentField), "version");

    /// <summary>Every type that can be subscribed and decoded, by wire name.</summary>
    public static FrozenDictionary<string, FeedSchema> All { get; } = new[]
    {
        Quote, Trade, TradeETH, Summary, Profile, Greeks, TheoPrice, Underlying, Candle, TimeAndSale, Series, OptionSale, Order, SpreadOrder,
        AnalyticOrder, Configuration, Message,
    }.ToFrozenDictionary(s => s.Name);

    public string Name { get; }

    /// <summary>Field names as the wire has them, <c>eventSymbol</c> first.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The contract of a subscription to what happens from now on.</summary>
    public FeedContract LiveContract { get; }

    /// <summary>The contract of a subscription with a start time; null where the feed has no time series of this type.</summary>
    public FeedContract? HistoryContract { get; }

    /// <summary>True where an event is one of several by source and index, and a removal is an event.</summary>
    public bool HasSource => Source >= 0;

    internal byte[] Utf8Name { get; }
    internal int FieldCount { get; }
    internal bool[] IsText { get; }
    internal int EventFlags { get; }
    internal int Index { get; }
    internal int Time { get; }
    internal int Sequence { get; }
    internal int Source { get; }

    /// <summary>The number of a field by its wire name, or -1. Case is ignored: the specification says VWAP, the wire vwap.</summary>
    public int Ordinal(string field) => _ordinals.GetValueOrDefault(field, -1);

    public override string ToString() => Name;
}
