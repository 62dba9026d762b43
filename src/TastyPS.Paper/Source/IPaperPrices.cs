namespace TastyPS.Paper;

/// <summary>The market as an account meets it: what can be traded, when, and at what price. The broker's own world (<see cref="PaperMarket"/>) is one;
/// a <see cref="PaperSource"/> brings another. Called while the broker's state is locked, so nothing here waits; safe to use from many threads.</summary>
public interface IPaperPrices
{
    /// <summary>The instant on the broker's clock.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The date in New York.</summary>
    DateOnly Today { get; }

    MarketSessions Sessions { get; }

    /// <summary>The instrument of a symbol in the API's form, expired ones included; null when there is none.</summary>
    Instrument? Find(string apiSymbol);

    /// <summary>What a symbol meant on a day: those of futures come again every ten years.</summary>
    Instrument? Find(string apiSymbol, DateOnly on);

    /// <summary>The best bid and ask at an instant, the present as a rule, and whether they can be traded on.</summary>
    BookTop TopAt(Instrument instrument, DateTimeOffset at);

    /// <summary>Whether anything is known of its price; while not, prices are 0 and nothing may come of them.</summary>
    bool IsPriced(Instrument instrument) => true;

    /// <summary>When a price changes next after an instant, where that is known: orders at work are looked at then. Else now and then.</summary>
    DateTimeOffset? NextChangeAfter(DateTimeOffset at) => null;

    /// <summary>What a position is worth at an instant, per unit and in points.</summary>
    decimal MarkAt(Instrument instrument, DateTimeOffset at);

    /// <summary>The close of the session before the one of that instant.</summary>
    decimal PreviousCloseAt(Instrument instrument, DateTimeOffset at);

    /// <summary>What the last session that was over by then closed at; futures are settled at it.</summary>
    decimal LastCloseAt(Instrument instrument, DateTimeOffset at);

    /// <summary>What an expired option or future was settled at, in points: intrinsic value, or the last price.</summary>
    decimal SettlementOf(Instrument expired);

    /// <summary>Whether that is known already; what is not stays in the account until another evening.</summary>
    bool IsSettled(Instrument expired) => true;

    /// <summary>Null for what is no option, has expired, or is not known.</summary>
    Greeks? GreeksAt(Instrument option, DateTimeOffset at);

    /// <summary>Implied volatility at the money, as a yearly fraction; null where it is not known.</summary>
    decimal? ImpliedVolatilityAt(Instrument underlying, DateTimeOffset expiresAt, DateTimeOffset at);

    /// <summary>Dividends a share with an ex-date within the two dates, oldest first.</summary>
    IEnumerable<Dividend> DividendsOf(Instrument instrument, DateOnly from, DateOnly to);
}
