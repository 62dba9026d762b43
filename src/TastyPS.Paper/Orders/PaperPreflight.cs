using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The venue's own checks before an order is taken, and what they answer: buying power before and after, fees, warnings. A dry-run is this and nothing more.</summary>
internal sealed class PaperPreflight
{
    private const decimal SmallestNotional = 5m;
    private readonly List<PaperError> _errors = [];
    private readonly List<PaperError> _warnings = [];
    private readonly PaperAccount _account;
    private readonly PaperOrderTicket _ticket;
    private readonly IPaperPrices _market;
    private readonly OrderImpact _impact;
    private readonly decimal _power;

    /// <param name="market">Prices and sessions.</param>
    /// <param name="account">Whose order it would be.</param>
    /// <param name="ticket">What is asked for.</param>
    /// <param name="marks">Marks of the instant.</param>
    /// <param name="replaces">The working order that it would take the place of.</param>
    public PaperPreflight(IPaperPrices market, PaperAccount account, PaperOrderTicket ticket, PaperMarks marks, PaperOrder? replaces = null)
    {
        (_market, _account, _ticket) = (market, account, ticket);
        CheckAccount();
        CheckLegs();
        CheckTerms(marks.At);
        CheckEffects();
        CheckWorkingOrders(replaces);

        _impact = new OrderImpact(market, account, ticket, marks);
        _power = new PaperBalance(account, account.Book, marks) { Reserved = account.Orders.ReservedBesides(replaces) }.DerivativeBuyingPower;
        if (_power + _impact.ChangeInBuyingPower < 0 && _impact.ChangeInBuyingPower < 0)
            Refuse("margin_check_failed", $"You do not have enough available buying power for this order. Available: {_power:0.00}");
    }

    public bool Passed => _errors.Count == 0;

    /// <summary>The refusal of an order that did not pass; a dry-run's carries what was computed all the same.</summary>
    public PaperApiException Refusal => PaperApiException.Preflight([.. _errors]);

    /// <summary><c>data</c> of a placed order or a dry-run.</summary>
    public JsonObject ToJson(JsonObject order, string name = "order") => new()
    {
        [name] = order,
        ["warnings"] = new JsonArray([.. _warnings.Select(w => w.ToJson())]),
        ["buying-power-effect"] = BuyingPower(),
        ["fee-calculation"] = FeeJson.Of(_impact.Fees),
    };

    private JsonObject BuyingPower()
    {
        var power = _impact.ChangeInBuyingPower;
        var json = new JsonObject()
            .AddMoney("change-in-margin-requirement", -_impact.ChangeInMargin)
            .AddMoney("change-in-buying-power", power)
            .AddMoney("current-buying-power", _power)
            .AddMoney("new-buying-power", _power + power)
            .AddMoney("isolated-order-margin-requirement", -_impact.IsolatedMargin);
        json["is-spread"] = _ticket.Legs.Count > 1;
        json["impact"] = WireJson.Decimal(Math.Abs(power));
        json["effect"] = WireJson.Effect(power);
        return json;
    }

    private void CheckAccount()
    {
        if (_account.IsFrozen) Refuse("account_frozen", "This account is frozen and cannot trade.");
        if (_account.IsClosingOnly && _ticket.Legs.Any(l => !Reduces(l))) Refuse("closing_only", "This account is restricted to closing orders.");
    }

    private void CheckLegs()
    {
        if (_ticket.Legs.Select(l => l.Instrument.Symbol).Distinct().Count() < _ticket.Legs.Count) Refuse("duplicate_legs", "All legs of an order must have distinct symbols.");
        if (_ticket.Legs.Select(l => l.Instrument.Underlying).Distinct().Count() > 1) Refuse("multiple_underlyings", "All legs of an order must have the same underlying.");
        foreach (var leg in _ticket.Legs) CheckLeg(leg);
    }

    private void CheckLeg(PaperOrderLeg leg)
    {
        var instrument = leg.Instrument;
        var type = instrument.InstrumentType;
        if (_ticket.Legs.Count > 1 && !instrument.IsOption) Refuse("too_many_legs", $"An order for a {type} has one leg.");
        if (!instrument.Active) Refuse("instrument_validation_failed", $"{instrument.Symbol} is not active.");
        if (leg.Action is "Buy" or "Sell" && !instrument.IsFuture) Refuse("invalid_action", $"{leg.Action} is for outright futures only; say whether it opens or closes.");
        if (type is "Index" or "Warrant") Refuse("instrument_validation_failed", $"{instrument.Symbol} cannot be traded.");
        if (leg.Quantity % 1 != 0 && type is not ("Equity" or "Cryptocurrency")) Refuse("instrument_validation_failed", $"The quantity of {instrument.Symbol} must be a whole number.");
        if (leg.Quantity % 1 != 0 && type == "Equity" && !_ticket.IsMarket) Refuse("fractional_market_orders_only", "Fractional orders must be market orders.");
        if (_account.IsMargin) return;

        if (instrument.Product is not null || type == "Cryptocurrency") Refuse("instrument_validation_failed", $"This account is not enabled for {type} trading.");
        if (leg.Sign < 0 && !Reduces(leg) && type == "Equity") Refuse("invalid_option_level", "This account cannot sell short.");
        if (leg.Sign < 0 && !Reduces(leg) && instrument is { OptionType: "C" } && _ticket.Legs.Count == 1
            && _account.Book.QuantityOf(instrument.UnderlyingSymbol) < leg.Quantity * instrument.Multiplier)
            Refuse("invalid_option_level", "This account cannot sell naked calls.");
    }

    private void CheckTerms(DateTimeOffset now)
    {
        var ticket = _ticket;
        var noPrice = ticket.OrderType is "Market" or "Marketable Limit" or "Stop" or "Notional Market";
        if (noPrice && ticket.Price is not null) Refuse("order_must_omit_price", $"{ticket.OrderType} orders must omit the price.");
        if (ticket.OrderType is "Market" or "Notional Market" && ticket.IsLasting) Refuse("gtc_market_orders_not_supported", "GTC/GTD Market orders are not supported.");
        if (ticket.OrderType is "Market" or "Notional Market" && ticket.Legs.Count > 1) Refuse("multi_leg_market_orders_not_supported", "Market orders have one leg.");
        if (ticket.IsExtended && (ticket.Legs.Count > 1 || ticket.First.InstrumentType != "Equity"))
            Refuse("tif_extended_hours_equity_only", "Extended hours are for single-leg equity orders only.");
        if (ticket.OrderType == "Stop" && ticket.IsLasting && ticket.Legs.Any(l => !Reduces(l))) Refuse("gtc_market_orders_not_supported", "Opening stop orders cannot be GTC.");
        if (ticket.GtcDate < MarketCalendar.DateOf(now)) Refuse("gtc_date_in_the_past", "The GTD date has passed.");
        if (ticket.OrderType == "Notional Market" && ticket.Value < SmallestNotional) Refuse("notional_value_too_small", "Notional orders are for 5 dollars or more.");
        if (ticket.OrderType == "Notional Market" && ticket.First.InstrumentType is not ("Equity" or "Cryptocurrency"))
            Refuse("instrument_validation_failed", "Notional orders are for equities and cryptocurrencies.");

        if (TradingHours.IsOpen(_market, ticket, now))
        {
            if (ticket.OrderType is "Market" or "Marketable Limit" or "Notional Market" && new OrderQuotes(_market, ticket, now).Doubt is { } doubt) Refuse("quote_stale", doubt);
            return;
        }
        if (ticket.OrderType is "Market" or "Notional Market" && ticket.Legs.Any(l => !Reduces(l)))
            Refuse("tif_no_after_hours_opening_market_orders", "Opening market orders are not accepted while the market is closed.");
        _warnings.Add(new PaperError("tif.next_valid_session", "Your order will begin working during next valid session."));
    }

    private void CheckEffects()
    {
        if (_ticket.Legs.Count == 1 && _ticket.Price > 0 && _ticket.PriceEffect is { } effect)
        {
            if (_ticket.Legs[0].Sign > 0 && effect == "Credit") Refuse("cant_buy_for_credit", "You cannot buy for a credit.");
            if (_ticket.Legs[0].Sign < 0 && effect == "Debit") Refuse("cant_sell_for_debit", "You cannot sell for a debit.");
        }
        foreach (var leg in _ticket.Legs.Where(l => l.Closes && !Reduces(l)))
        {
            var open = leg.Sign > 0 ? "buy to open" : "sell to open";
            if (_ticket.IsStrict) Refuse("closing_with_no_position", $"{leg.Instrument.Symbol}: there is no such position to close.");
            else _warnings.Add(new PaperError("closing_with_no_position", $"This order will be updated to a {open} order when routed"));
        }
    }

    private void CheckWorkingOrders(PaperOrder? replaces)
    {
        foreach (var leg in _ticket.Legs)
        {
            if (_account.Orders.Working.Any(o => o != replaces && o.Legs.Any(l => l.Instrument.Symbol == leg.Instrument.Symbol && l.Sign != leg.Sign && o.Legs.Count == 1 && _ticket.Legs.Count == 1)))
                Refuse("illegal_buy_and_sell_on_same_symbol", $"There is a working order on the other side of {leg.Instrument.Symbol}.");
        }
    }

    /// <summary>The leg takes from a position that is there, and no more than that.</summary>
    private bool Reduces(PaperOrderLeg leg)
    {
        var held = _account.Book.QuantityOf(leg.Instrument.Symbol);
        return Math.Sign(held) == -leg.Sign && Math.Abs(held) >= leg.Quantity;
    }

    private void Refuse(string code, string message) => _errors.Add(new PaperError(code, message));
}
