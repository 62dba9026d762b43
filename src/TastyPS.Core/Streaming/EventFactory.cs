using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>Makes the object that a script sees from a decoded row.</summary>
/// <param name="time">Gives the local time zone.</param>
public sealed class EventFactory(TimeProvider time)
{
    private Arrival _last = new(long.MinValue, default);

    private CandleKind _kind = new("", false);

    private sealed record Arrival(long Timestamp, DateTime Local);

    private sealed record CandleKind(string Symbol, bool IsDays);

    /// <summary>The level of the feed, stamped on every event.</summary>
    public FeedLevel Level { get; set; }

    internal TimeSpan Since(long receivedAt) => time.GetElapsedTime(receivedAt);

    /// <summary>An object of the event's type, that may be kept.</summary>
    public StreamEvent Create(in FeedEvent e) => Create(e.Schema, e.Symbol, e.Row, e.ReceivedAt, TimeSpan.Zero);

    /// <summary>An object of the row's type. The receive loop and readers make objects at once: nothing here is kept but a cached time.</summary>
    /// <param name="kept">How long the row was kept since it came.</param>
    internal StreamEvent Create(FeedSchema schema, string symbol, ReadOnlySpan<FeedValue> row, long receivedAt, TimeSpan kept)
    {
        var received = ReceivedTime(receivedAt);
        var made = new Row(row, this).Make(schema);
        made.Symbol = symbol;
        if (made is Candle candle && IsDays(symbol)) candle.Time = row[schema.Time].Integer is { } ms and > 0 ? MarketDateOf(DateTimeOffset.FromUnixTimeMilliseconds(ms)) : null;
        made.ReceivedTime = received;
        made.EventTime ??= received;
        made.FeedLevel = Level;
        var age = (received - made.EventTime.Value) + kept;
        made.Age = age > TimeSpan.Zero ? age : TimeSpan.Zero;
        return made;
    }

    /// <summary>The market date of a bar of a day or more: it stands at midnight UTC, whatever the time zone here.</summary>
    internal static DateTime MarketDateOf(DateTimeOffset start) => DateTime.SpecifyKind(start.UtcDateTime.Date, DateTimeKind.Unspecified);

    // Thousands of bars of one series come in a row.
    private bool IsDays(string symbol)
    {
        var kind = _kind;
        if (!ReferenceEquals(kind.Symbol, symbol)) _kind = kind = new CandleKind(symbol, CandleRange.IsDaysOf(symbol));
        return kind.IsDays;
    }

    // Hundreds of events share a message and so a timestamp.
    private DateTime ReceivedTime(long receivedAt)
    {
        var last = _last;
        if (last.Timestamp != receivedAt) _last = last = new Arrival(receivedAt, time.ToLocal(time.GetUtcNow() - time.GetElapsedTime(receivedAt)));
        return last.Local;
    }

    private DateTime? Instant(in FeedValue milliseconds) =>
        milliseconds.Integer is { } ms and > 0 and < 253402300800000 ? time.ToLocal(DateTimeOffset.FromUnixTimeMilliseconds(ms)) : null;

    private readonly ref struct Row(ReadOnlySpan<FeedValue> values, EventFactory factory)
    {
        private readonly ReadOnlySpan<FeedValue> _values = values;

        public StreamEvent Make(FeedSchema schema)
        {
            if (schema == FeedSchema.Quote) return Quote();
            StreamEvent made = schema.Name switch
            {
                "Trade" => FillTrade(new Trade()),
                "TradeETH" => FillTrade(new TradeETH()),
                "Summary" => Summary(),
                "Profile" => Profile(),
                "Greeks" => Greeks(),
                "TheoPrice" => TheoPrice(),
                "Underlying" => Underlying(),
                "Series" => Series(),
                "Candle" => Candle(),
                "TimeAndSale" => TimeAndSale(),
                "OptionSale" => OptionSale(),
                "Order" or "SpreadOrder" or "AnalyticOrder" => BookOrder(),
                _ => new FeedMessage { Version = N(AttachmentField.Version), Attachment = S(AttachmentField.Attachment) },
            };
            if (made is IndexedStreamEvent indexed && schema.EventFlags >= 0)
            {
                var flags = (EventFlags)(_values[schema.EventFlags].Integer ?? 0);
                indexed.IsRemoved = (flags & EventFlags.Remove) != 0;
                long ms = _values[schema.Time].Integer ?? 0;
                indexed.Index = _values[schema.Index].Integer ?? SeriesIndex.Of(ms, _values[schema.Sequence].Integer ?? 0);
                indexed.EventTime = factory.Instant(_values[schema.Time]);
            }
            return made;
        }

        private decimal? D<T>(T field) where T : struct, Enum => At(field).Decimal;
        private long? N<T>(T field) where T : struct, Enum => At(field).Integer;
        private string? S<T>(T field) where T : struct, Enum => At(field).Text;
        private bool? B<T>(T field) where T : struct, Enum => At(field).Flag;
        private DateTime? T<TField>(TField field) where TField : struct, Enum => factory.Instant(At(field));

        // A market date: days since 1970, in no time zone.
        private DateTime? Day<T>(T field) where T : struct, Enum => At(field).Integer is { } days and > 0 and < 2932896 
            ? DateTime.SpecifyKind(DateTime.UnixEpoch.AddDays(days), DateTimeKind.Unspecified)
            : null;

        private ref readonly FeedValue At<T>(T field) where T : struct, Enum => ref _values[System.Runtime.CompilerServices.Unsafe.As<T, int>(ref field)];

        private Quote Quote()
        {
            var quote = new Quote
            {
                BidPrice = D(QuoteField.BidPrice),
                BidSize = D(QuoteField.BidSize),
                AskPrice = D(QuoteField.AskPrice),
                AskSize = D(QuoteField.AskSize),
                BidExchangeCode = S(QuoteField.BidExchangeCode),
                AskExchangeCode = S(QuoteField.AskExchangeCode),
                BidTime = T(QuoteField.BidTime),
                AskTime = T(QuoteField.AskTime),
                Sequence = N(QuoteField.Sequence),
            };
            quote.EventTime = quote.BidTime > quote.AskTime || quote.AskTime is null ? quote.BidTime : quote.AskTime;
            return quote;
        }

        private Trade FillTrade(Trade trade)
        {
            trade.Price = D(TradeField.Price);
            trade.Change = D(TradeField.Change);
            trade.Size = D(TradeField.Size);
            trade.Time = trade.EventTime = T(TradeField.Time);
            trade.ExchangeCode = S(TradeField.ExchangeCode);
            trade.DayVolume = D(TradeField.DayVolume);
            trade.DayTurnover = D(TradeField.DayTurnover);
            trade.TickDirection = S(TradeField.TickDirection);
            trade.ExtendedTradingHours = B(TradeField.ExtendedTradingHours);
            trade.Day = Day(TradeField.DayId);
            trade.Sequence = N(TradeField.Sequence);
            return trade;
        }

        private DaySummary Summary() => new()
        {
            DayOpenPrice = D(SummaryField.DayOpenPrice),
            DayHighPrice = D(SummaryField.DayHighPrice),
            DayLowPrice = D(SummaryField.DayLowPrice),
            DayClosePrice = D(SummaryField.DayClosePrice),
            DayClosePriceType = S(SummaryField.DayClosePriceType),
            PrevDayClosePrice = D(SummaryField.PrevDayClosePrice),
            PrevDayClosePriceType = S(SummaryField.PrevDayClosePriceType),
            PrevDayVolume = D(SummaryField.PrevDayVolume),
            OpenInterest = N(SummaryField.OpenInterest),
            Day = Day(SummaryField.DayId),
            PrevDay = Day(SummaryField.PrevDayId),
        };

        private InstrumentProfile Profile() => new()
        {
            Description = S(ProfileField.Description),
            TradingStatus = S(ProfileField.TradingStatus),
            StatusReason = S(ProfileField.StatusReason),
            ShortSaleRestriction = S(ProfileField.ShortSaleRestriction),
            HaltStartTime = T(ProfileField.HaltStartTime),
            HaltEndTime = T(ProfileField.HaltEndTime),
            HighLimitPrice = D(ProfileField.HighLimitPrice),
            LowLimitPrice = D(ProfileField.LowLimitPrice),
            High52WeekPrice = D(ProfileField.High52WeekPrice),
            Low52WeekPrice = D(ProfileField.Low52WeekPrice),
            Beta = D(ProfileField.Beta),
            EarningsPerShare = D(ProfileField.EarningsPerShare),
            DividendFrequency = D(ProfileField.DividendFrequency),
            ExDividendAmount = D(ProfileField.ExDividendAmount),
            ExDividendDay = Day(ProfileField.ExDividendDayId),
            Shares = D(ProfileField.Shares),
            FreeFloat = D(ProfileField.FreeFloat),
        };

        private Greeks Greeks() => new()
        {
            Price = D(GreeksField.Price),
            Volatility = D(GreeksField.Volatility),
            Delta = D(GreeksField.Delta),
            Gamma = D(GreeksField.Gamma),
            Theta = D(GreeksField.Theta),
            Rho = D(GreeksField.Rho),
            Vega = D(GreeksField.Vega),
            Time = T(GreeksField.Time),
        };

        private TheoPrice TheoPrice() => new()
        {
            Price = D(TheoPriceField.Price),
            UnderlyingPrice = D(TheoPriceField.UnderlyingPrice),
            Delta = D(TheoPriceField.Delta),
            Gamma = D(TheoPriceField.Gamma),
            Dividend = D(TheoPriceField.Dividend),
            Interest = D(TheoPriceField.Interest),
            Time = T(TheoPriceField.Time),
        };

        private Underlying Underlying() => new()
        {
            Volatility = D(UnderlyingField.Volatility),
            FrontVolatility = D(UnderlyingField.FrontVolatility),
            BackVolatility = D(UnderlyingField.BackVolatility),
            CallVolume = D(UnderlyingField.CallVolume),
            PutVolume = D(UnderlyingField.PutVolume),
            PutCallRatio = D(UnderlyingField.PutCallRatio),
            Time = T(UnderlyingField.Time),
        };

        private Series Series() => new()
        {
            Expiration = Day(SeriesField.Expiration),
            Volatility = D(SeriesField.Volatility),
            CallVolume = D(SeriesField.CallVolume),
            PutVolume = D(SeriesField.PutVolume),
            PutCallRatio = D(SeriesField.PutCallRatio),
            ForwardPrice = D(SeriesField.ForwardPrice),
            Dividend = D(SeriesField.Dividend),
            Interest = D(SeriesField.Interest),
            Time = T(SeriesField.Time),
        };

        private Candle Candle() => new()
        {
            Time = T(CandleField.Time),
            Open = D(CandleField.Open),
            High = D(CandleField.High),
            Low = D(CandleField.Low),
            Close = D(CandleField.Close),
            Volume = D(CandleField.Volume),
            Vwap = D(CandleField.Vwap),
            Count = N(CandleField.Count),
            BidVolume = D(CandleField.BidVolume),
            AskVolume = D(CandleField.AskVolume),
            ImpVolatility = D(CandleField.ImpVolatility),
            OpenInterest = D(CandleField.OpenInterest),
            Sequence = N(CandleField.Sequence),
        };

        private TimeAndSale TimeAndSale() => new()
        {
            Time = T(TimeAndSaleField.Time),
            Price = D(TimeAndSaleField.Price),
            Size = D(TimeAndSaleField.Size),
            BidPrice = D(TimeAndSaleField.BidPrice),
            AskPrice = D(TimeAndSaleField.AskPrice),
            ExchangeCode = S(TimeAndSaleField.ExchangeCode),
            ExchangeSaleConditions = S(TimeAndSaleField.ExchangeSaleConditions),
            TradeThroughExempt = S(TimeAndSaleField.TradeThroughExempt),
            AggressorSide = S(TimeAndSaleField.AggressorSide),
            SpreadLeg = B(TimeAndSaleField.SpreadLeg),
            ExtendedTradingHours = B(TimeAndSaleField.ExtendedTradingHours),
            ValidTick = B(TimeAndSaleField.ValidTick),
            Type = S(TimeAndSaleField.Type),
            Buyer = S(TimeAndSaleField.Buyer),
            Seller = S(TimeAndSaleField.Seller),
            Sequence = N(TimeAndSaleField.Sequence),
        };

        private OptionSale OptionSale() => new()
        {
            Time = T(OptionSaleField.Time),
            Price = D(OptionSaleField.Price),
            Size = D(OptionSaleField.Size),
            BidPrice = D(OptionSaleField.BidPrice),
            AskPrice = D(OptionSaleField.AskPrice),
            OptionSymbol = S(OptionSaleField.OptionSymbol),
            UnderlyingPrice = D(OptionSaleField.UnderlyingPrice),
            Volatility = D(OptionSaleField.Volatility),
            Delta = D(OptionSaleField.Delta),
            ExchangeCode = S(OptionSaleField.ExchangeCode),
            ExchangeSaleConditions = S(OptionSaleField.ExchangeSaleConditions),
            TradeThroughExempt = S(OptionSaleField.TradeThroughExempt),
            AggressorSide = S(OptionSaleField.AggressorSide),
            SpreadLeg = B(OptionSaleField.SpreadLeg),
            ExtendedTradingHours = B(OptionSaleField.ExtendedTradingHours),
            ValidTick = B(OptionSaleField.ValidTick),
            Type = S(OptionSaleField.Type),
            Sequence = N(OptionSaleField.Sequence),
        };

        private BookOrder BookOrder() => new()
        {
            Source = S(OrderField.Source),
            OrderSide = S(OrderField.OrderSide),
            Price = D(OrderField.Price),
            Size = D(OrderField.Size),
            ExecutedSize = D(OrderField.ExecutedSize),
            Count = N(OrderField.Count),
            Scope = S(OrderField.Scope),
            MarketMaker = S(OrderField.MarketMaker),
            SpreadSymbol = S(OrderField.SpreadSymbol),
            ExchangeCode = S(OrderField.ExchangeCode),
            Time = T(OrderField.Time),
            Action = S(OrderField.Action),
            ActionTime = T(OrderField.ActionTime),
            OrderId = N(OrderField.OrderId),
            AuxOrderId = N(OrderField.AuxOrderId),
            TradeId = N(OrderField.TradeId),
            TradePrice = D(OrderField.TradePrice),
            TradeSize = D(OrderField.TradeSize),
            IcebergPeakSize = D(OrderField.IcebergPeakSize),
            IcebergHiddenSize = D(OrderField.IcebergHiddenSize),
            IcebergExecutedSize = D(OrderField.IcebergExecutedSize),
            IcebergType = S(OrderField.IcebergType),
            Sequence = N(OrderField.Sequence),
        };
    }
}
