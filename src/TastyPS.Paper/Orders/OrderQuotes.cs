namespace TastyPS.Paper;

/// <summary>The market under an order at one instant: what it would cost now, and whether that is as good as its limit.</summary>
internal sealed class OrderQuotes
{
    private readonly PaperOrderTicket _ticket;
    private readonly Dictionary<PaperOrderLeg, BookTop> _quotes;

    public OrderQuotes(IPaperPrices market, PaperOrderTicket ticket, DateTimeOffset at)
    {
        _ticket = ticket;
        _quotes = ticket.Legs.ToDictionary(l => l, l => market.TopAt(l.Instrument, at));
    }

    public bool AllTrade => _quotes.Values.All(q => q is { IsTrading: true, Bid: not null, Ask: not null });

    /// <summary>Why what the books show is not to be traded on now; null as a rule.</summary>
    public string? Doubt => _quotes.Values.Select(q => q.Doubt).FirstOrDefault(d => d is not null);

    /// <summary>The books are those of some minutes ago.</summary>
    public bool AreDelayed => _quotes.Values.Any(q => q.IsDelayed);

    /// <summary>The other side's price: the ask for a buyer, the bid for a seller.</summary>
    public decimal OppositeOf(PaperOrderLeg leg) => (leg.Sign > 0 ? _quotes[leg].Ask : _quotes[leg].Bid) ?? _quotes[leg].Last;

    /// <summary>What one unit of the strategy brings (positive) or costs now.</summary>
    public decimal Natural => _ticket.Legs.Sum(l => -l.Sign * OppositeOf(l) * l.Quantity / Size);

    /// <summary>The natural price is as good as the limit, or better.</summary>
    public bool ReachesLimit => _ticket.SignedPrice is not { } limit || Natural >= limit;

    /// <summary>Stops look at the side that they would trade against.</summary>
    public bool ReachesStop => _ticket.StopTrigger is { } trigger
        && (_ticket.Legs[0].Sign > 0 ? OppositeOf(_ticket.Legs[0]) >= trigger : OppositeOf(_ticket.Legs[0]) <= trigger);

    /// <summary>Units that the book shows at those prices. A hundred shares go by the round lot.</summary>
    public decimal Available => _ticket.Legs.Min(l => SizeOf(l) / (l.Quantity / Size));

    /// <summary>The leg's quantity; of a notional order, what its value buys now.</summary>
    public decimal QuantityOf(PaperOrderLeg leg)
    {
        if (_ticket.Value is not { } value || leg.Quantity > 0) return leg.Quantity;
        var decimals = leg.Instrument.InstrumentType == "Equity" ? 5 : 8;
        var scale = (decimal)Math.Pow(10, decimals);
        return OppositeOf(leg) is > 0 and var price ? Math.Floor(value / price * scale) / scale : 0;
    }

    /// <summary>The cash that the order moves at its limit, or at the market when it has none; futures move none.</summary>
    public decimal EstimatedCash
    {
        get
        {
            if (_ticket.First.IsFuture) return 0;
            if (_ticket.SignedPrice is { } limit) return limit * Size * _ticket.First.Multiplier;
            return _ticket.Legs.Sum(l => -l.Sign * QuantityOf(l) * OppositeOf(l) * l.Instrument.Multiplier);
        }
    }

    public PaperFees EstimatedFees(PaperBook book) => _ticket.Legs.Aggregate(PaperFees.None, (sum, leg) =>
    {
        var opens = Math.Sign(book.QuantityOf(leg.Instrument.Symbol)) != -leg.Sign;
        return sum + FeeSchedule.Of(leg.Instrument, leg.Sign * QuantityOf(leg), OppositeOf(leg), opens);
    });

    private decimal Size => _ticket.Size is > 0 and var size ? size : 1;

    private decimal SizeOf(PaperOrderLeg leg)
    {
        var size = leg.Sign > 0 ? _quotes[leg].AskSize : _quotes[leg].BidSize;
        return leg.Instrument.InstrumentType == "Equity" ? size * 100 : size;
    }
}
