using System.Globalization;

namespace TastyPS.Paper;

/// <summary>
/// Takes orders and lets them live: routed a moment after they came, filled at the other side's price when that is as good as their limit,
/// dead at the end of their session. Nothing is ever filled better or worse than the book of that instant.
/// </summary>
internal sealed class PaperExchange(IPaperPrices market)
{
    private const long FirstId = 270_001;

    /// <summary>What an order needs to reach the market, and a cancel to take it out.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the other side takes to show the next size; else whoever asks more often would be filled sooner.</summary>
    private static readonly TimeSpan Replenishment = TimeSpan.FromSeconds(15);

    private long _nextId = FirstId;

    /// <summary>Told of every change of an order: account, order, and the leg that was filled, if that is what happened.</summary>
    public Action<PaperAccount, PaperOrder, PaperOrderLeg?>? Changed { get; set; }

    /// <summary>Told of what changes in an order, or in the complex order around it, and no client is told of.</summary>
    public Action<PaperAccount, PaperOrder>? Marked { get; set; }

    /// <summary>Ids go on above those that were given before a restart.</summary>
    public void GoOnAfter(long id) => _nextId = Math.Max(_nextId, id + 1);

    public PaperOrder Accept(PaperAccount account, PaperOrderTicket ticket, DateTimeOffset at)
    {
        var order = new PaperOrder(_nextId++, account.AccountNumber, ticket, at) { Cost = CostOf(account, ticket, at) };
        account.Orders.Add(order);
        Route(account, order, at);
        return order;
    }

    /// <summary>The successor waits until the old order is out of the market.</summary>
    public PaperOrder Replace(PaperAccount account, PaperOrder old, PaperOrderTicket ticket, DateTimeOffset at)
    {
        var order = new PaperOrder(_nextId++, account.AccountNumber, ticket, at) { Cost = CostOf(account, ticket, at), ReplacesId = old.Id, Complex = old.Complex, ComplexTag = old.ComplexTag };
        account.Orders.Add(order);
        old.Complex?.Succeed(old, order);
        (old.ReplacingId, old.IsEdited) = (order.Id, true);
        Become(account, old, old.Status == "Contingent" ? "Cancelled" : "Replace Requested", at);
        Become(account, order, "Contingent", at);
        return order;
    }

    public PaperComplexOrder Accept(PaperAccount account, PaperComplexTicket ticket, DateTimeOffset at)
    {
        var complex = new PaperComplexOrder(_nextId++, account.AccountNumber, ticket);
        account.Orders.Add(complex);
        if (ticket.Trigger is { } trigger) complex.Trigger = Child(trigger, ticket.Type + "::trigger-order");
        for (var i = 0; i < ticket.Orders.Count; i++) complex.Add(Child(ticket.Orders[i], ticket.TagOf(i)));
        var first = ticket.Type switch { "OCO" => complex.Orders, "PAIRS" => [], _ => [complex.Trigger!] };
        foreach (var order in complex.All)
        {
            if (first.Contains(order)) Route(account, order, at);
            else Become(account, order, "Contingent", at);
        }
        return complex;

        PaperOrder Child(PaperOrderTicket child, string tag)
        {
            var order = new PaperOrder(_nextId++, account.AccountNumber, child, at) { Cost = CostOf(account, child, at), Complex = complex, ComplexTag = tag };
            account.Orders.Add(order);
            return order;
        }
    }

    public PaperComplexOrder Cancel(PaperAccount account, PaperComplexOrder complex, DateTimeOffset at)
    {
        foreach (var order in complex.All.Where(o => o.CanChange).ToList()) Cancel(account, order, at);
        if (complex.All.All(o => o.IsTerminal)) complex.TerminalAt = at;
        return complex;
    }

    /// <summary>The ratio of a PAIRS order, which can be changed while it waits.</summary>
    public PaperComplexOrder Change(PaperAccount account, PaperComplexOrder complex, PaperComplexTicket ticket)
    {
        complex.Ticket = ticket;
        Marked?.Invoke(account, complex.Orders[0]);
        return complex;
    }

    /// <summary>The customer means it.</summary>
    public PaperOrder Confirm(PaperAccount account, PaperOrder order)
    {
        order.ConfirmationStatus = "Confirmed";
        Marked?.Invoke(account, order);
        return order;
    }

    /// <summary>A working order is taken from the market a moment later; one that waits for the open is gone at once.</summary>
    public PaperOrder Cancel(PaperAccount account, PaperOrder order, DateTimeOffset at)
        => Become(account, order, order.Status is "Received" or "Contingent" ? "Cancelled" : "Cancel Requested", at);

    /// <summary>One look at the market for all orders of an account.</summary>
    public void Match(PaperAccount account, DateTimeOffset at) => account.Orders.ForEachPending(order =>
    {
        Step(account, order, at);
        if (order.Complex is { TerminalAt: null } complex) Follow(account, complex, at);
    });

    private void Step(PaperAccount account, PaperOrder order, DateTimeOffset at)
    {
        if (order.Ticket.Rule?.Cancels(market, at) == true)
        {
            Become(account, order, "Cancelled", at);
            return;
        }
        if (order.Status == "Contingent" && !order.WaitsForRule)
        {
            Follow(account, order, at);
            return;
        }
        if (order.IsOnItsWay && at - order.UpdatedAt < Latency) return;
        if (order.Status is "Cancel Requested" or "Replace Requested")
        {
            Become(account, order, "Cancelled", at);
            return;
        }
        if (order.DiesAt <= at || order.Legs.Any(l => l.Instrument.StopsTradingAt <= at))
        {
            Become(account, order, "Expired", at);
            return;
        }
        if (order.WaitsForRule)
        {
            if (order.Ticket.Rule!.LetsRoute(market, at)) Send(account, order, at);
            return;
        }
        if (!TradingHours.IsOpen(market, order.Ticket, at)) return;

        if (order.Status is "Received" or "Routed" && !Enter(account, order, at)) return;
        Trade(account, order, at);
        if (order.Ticket.TimeInForce == "IOC" && !order.IsTerminal) Become(account, order, "Cancelled", at);
    }

    /// <summary>The exchange takes the order or throws it back: only here are ticks looked at.</summary>
    private bool Enter(PaperAccount account, PaperOrder order, DateTimeOffset at)
    {
        if (order.Status == "Received") Become(account, order, "Routed", at);
        var ticket = order.Ticket;
        if (order.Legs.Count == 1 && ticket.Price is { } price && !ticket.First.Ticks.IsOnTick(price))
        {
            Become(account, order, "Rejected", at, $"Price {price.ToString(CultureInfo.InvariantCulture)} is not a multiple of the tick size");
            return false;
        }
        if (ticket is { IsMarket: true, HasStop: false } && new OrderQuotes(market, ticket, at).Doubt is { } doubt)
        {
            Become(account, order, "Rejected", at, doubt);
            return false;
        }
        Become(account, order, "In Flight", at);
        Become(account, order, "Live", at);
        return true;
    }

    private void Trade(PaperAccount account, PaperOrder order, DateTimeOffset at)
    {
        var quotes = new OrderQuotes(market, order.Ticket, at);
        if (!quotes.AllTrade) return;
        if (order.Ticket.HasStop && !order.IsTriggered)
        {
            if (!quotes.ReachesStop) return;
            order.IsTriggered = true;
            Marked?.Invoke(account, order);
        }
        if (!quotes.ReachesLimit) return;
        if (order.Legs[0].Fills is [.., var last] && at - last.At < Replenishment) return;

        foreach (var leg in order.Legs.Where(l => l.Quantity == 0)) leg.Quantity = leg.Remaining = quotes.QuantityOf(leg);
        var size = order.Ticket.Size;
        var units = Math.Min(order.Legs[0].Remaining / (order.Legs[0].Quantity / size), Whole(order, quotes.Available));
        if (units <= 0) return;

        var completes = order.Legs.All(l => l.Remaining == units * (l.Quantity / size));
        foreach (var leg in order.Legs) Fill(account, order, leg, units * (leg.Quantity / size), quotes, at, completes);
    }

    // A market order sweeps the book: it is filled whole; a limit takes what is shown.
    private static decimal Whole(PaperOrder order, decimal available)
        => order.Ticket.IsMarket || order.Ticket.First.InstrumentType == "Cryptocurrency" ? decimal.MaxValue : Math.Floor(available);

    private void Fill(PaperAccount account, PaperOrder order, PaperOrderLeg leg, decimal quantity, OrderQuotes quotes, DateTimeOffset at, bool completes)
    {
        var price = quotes.OppositeOf(leg);
        var execId = string.Create(CultureInfo.InvariantCulture, $"{order.Id}-{order.Legs.Sum(l => l.Fills.Count) + 1}");
        order.Fill(leg, new PaperFill(execId, price, quantity, at) { Venue = quotes.AreDelayed ? PaperVenue.Delayed : PaperVenue.Name });
        new PaperDesk(market, account).Fill(at, leg.Instrument, leg.Sign * quantity, price, market.PreviousCloseAt(leg.Instrument, at), order.Id, execId, order.Legs.Count);
        // The venue says Filled with the first leg's fill; the others follow in messages of their own.
        if (completes && order.Status != "Filled") order.Become("Filled", at);
        Changed?.Invoke(account, order, leg);
    }

    /// <summary>A replacement waits for the end of what it replaces: cancelled, it is routed (or waits on, as that one did); filled, it is dropped.</summary>
    private void Follow(PaperAccount account, PaperOrder order, DateTimeOffset at)
    {
        if (account.Orders.Find(order.ReplacesId ?? 0) is not { IsTerminal: true } replaced) return;
        if (replaced.Status != "Cancelled") Become(account, order, "Cancelled", at, "The order to be replaced is " + replaced.Status.ToLowerInvariant());
        else if (replaced.InFlightAt is not null || replaced.Complex is null) Route(account, order, at);
    }

    /// <summary>What the fate of one order means for the others.</summary>
    private void Follow(PaperAccount account, PaperComplexOrder complex, DateTimeOffset at)
    {
        var waiting = complex.Orders.Where(o => o is { Status: "Contingent", WaitsForRule: false }).ToList();
        if (complex.Trigger is { IsTerminal: true } trigger)
        {
            foreach (var order in waiting)
            {
                if (trigger.Status == "Filled") Route(account, order, at);
                else Become(account, order, "Cancelled", at);
            }
        }
        if (waiting.Count > 0 && complex.Ticket.Type == "PAIRS" && ReachesRatio(complex, at)) waiting.ForEach(o => Route(account, o, at));
        if (complex.CancelsOthers && complex.Orders.Any(o => o.Status == "Filled"))
        {
            foreach (var order in complex.Orders.Where(o => !o.IsTerminal)) Become(account, order, "Cancelled", at);
        }
        if (complex.All.All(o => o.IsTerminal)) complex.TerminalAt = at;
    }

    private bool ReachesRatio(PaperComplexOrder complex, DateTimeOffset at)
    {
        if (!complex.Orders.All(o => market.IsPriced(o.Legs[0].Instrument))) return false;
        var (one, other) = (Worth(complex.Orders[0]), Worth(complex.Orders[1]));
        if (other == 0) return false;
        return complex.Ticket.RatioComparator == "gte" ? one / other >= complex.Ticket.RatioThreshold : one / other <= complex.Ticket.RatioThreshold;

        decimal Worth(PaperOrder order)
        {
            var leg = order.Legs[0];
            var mark = market.MarkAt(leg.Instrument, at);
            return complex.Ticket.IsNotional ? mark * leg.Quantity * leg.Instrument.Multiplier : mark;
        }
    }

    /// <summary>The order's turn has come: its day is counted from here, and it is sent as soon as its rule lets it.</summary>
    private void Route(PaperAccount account, PaperOrder order, DateTimeOffset at)
    {
        order.DiesAt = TradingHours.DiesAt(market, order.Ticket, at);
        if (order.Ticket.Rule?.LetsRoute(market, at) == false)
        {
            order.WaitsForRule = true;
            Become(account, order, "Contingent", at);
            return;
        }
        Send(account, order, at);
    }

    /// <summary>Its legs are now what will be traded.</summary>
    private void Send(PaperAccount account, PaperOrder order, DateTimeOffset at)
    {
        order.WaitsForRule = false;
        foreach (var leg in order.Legs) leg.Action = Routed(account, leg);
        Become(account, order, TradingHours.IsOpen(market, order.Ticket, at) ? "Routed" : "Received", at);
    }

    private PaperOrder Become(PaperAccount account, PaperOrder order, string status, DateTimeOffset at, string? reason = null)
    {
        order.Become(status, at, reason);
        Changed?.Invoke(account, order, null);
        return order;
    }

    private decimal CostOf(PaperAccount account, PaperOrderTicket ticket, DateTimeOffset at) =>
        Math.Max(0, -new OrderImpact(market, account, ticket, new PaperMarks(market, at)).ChangeInBuyingPower);

    /// <summary>A close with nothing to close opens; that of a future is just a side.</summary>
    private static string Routed(PaperAccount account, PaperOrderLeg leg)
    {
        if (!leg.Closes || Math.Sign(account.Book.QuantityOf(leg.Instrument.Symbol)) == -leg.Sign) return leg.Action;
        return PaperDesk.ActionOf(leg.Instrument, leg.Sign, opens: true);
    }
}
