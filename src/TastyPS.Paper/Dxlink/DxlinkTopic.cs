namespace TastyPS.Paper;

/// <summary>What one subscription says: something at once, and then more as the broker's time goes on.</summary>
internal abstract class DxlinkTopic
{
    public abstract IEnumerable<DxlinkEvent> Begin(DateTimeOffset now);

    /// <summary>Adds what has happened since the last look.</summary>
    public abstract void Continue(DateTimeOffset now, List<DxlinkEvent> said);

    /// <summary>Nobody listens any more.</summary>
    public virtual void End()
    {
    }

    /// <summary>The topic of a subscription, or null where the feed stays silent: an unknown symbol, or a type that the contract does not carry.</summary>
    public static DxlinkTopic? Of(PaperMarket market, EventShelf shelf, string contract, string type, string symbol, DateTimeOffset? from)
    {
        var candles = type == "Candle" ? CandleSpec.Parse(symbol) : null;
        if (StreamerSymbols.Find(market, candles?.BaseSymbol ?? symbol) is not { } instrument) return null;
        var isHistory = contract is "HISTORY" or "AUTO" && from is not null;
        var pace = new TopicPace(market, instrument, type);
        switch (type)
        {
            case "Candle" when candles is not null:
                var maker = new CandleMaker(market, instrument, candles);
                return isHistory ? new SeriesTopic(type, symbol, maker.NewestFirst, from!.Value, pace)
                    : contract == "HISTORY" ? null
                    : new LastValueTopic(at => maker.NewestFirst(at.AddDays(-7), at).FirstOrDefault(), pace, contract != "STREAM");
            case "TimeAndSale" when isHistory:
                return new SeriesTopic(type, symbol, (start, now) => market.Tape.Between(instrument, start.AddTicks(-1), now).Reverse().Select(p => EventMaker.TimeAndSale(instrument, p)), from!.Value, pace);
            case "TimeAndSale" when contract is "STREAM" or "AUTO":
                return new TapeTopic(market, instrument);
            case "Greeks" or "TheoPrice" or "Underlying" when isHistory:
                return new SeriesTopic(type, symbol, (start, now) => shelf.Of(type, instrument).Now(now) is { } latest && latest.Time >= start ? [latest] : [], from!.Value, pace);
            case "Candle":
                return null;
            default:
                return contract == "HISTORY" || !DxlinkSchema.All.ContainsKey(type) ? null : new ShelfTopic(shelf.Of(type, instrument), contract != "STREAM");
        }
    }
}
