namespace TastyPS.Paper;

/// <summary>
/// What an order, filled at its own price, does to an account's buying power: the cash that it moves and the margin that it needs at that
/// price. What the market would give at once above or below the price is no part of it, so a bid far below the market frees nothing.
/// </summary>
internal sealed class OrderImpact
{
    public OrderImpact(IPaperPrices market, PaperAccount account, PaperOrderTicket ticket, PaperMarks marks)
    {
        var (quotes, book) = (new OrderQuotes(market, ticket, marks.At), account.Book);
        // An order with several legs has no price for each of them; its legs are options, whose value backs nothing.
        if (ticket.Legs.Count == 1) marks = marks.Supposing(ticket.First, ticket.Price ?? quotes.OppositeOf(ticket.Legs[0]));
        var legs = ticket.Legs.Select(l => (l.Instrument, Quantity: l.Sign * quotes.QuantityOf(l))).ToList();
        var holdings = book.Positions.Select(p => (p.Instrument, p.Quantity)).Concat(legs).GroupBy(h => h.Instrument.Symbol)
            .Select(g => (g.First().Instrument, g.Sum(h => h.Quantity)));
        Fees = quotes.EstimatedFees(book);
        var before = new PaperBalance(account, book, marks);
        var after = new PaperBalance(account, before.Cash + quotes.EstimatedCash - Fees.Total, before.UnsettledFutures, holdings, marks);
        ChangeInMargin = after.Margin.InitialTotal - before.Margin.InitialTotal;
        ChangeInBuyingPower = after.DerivativeBuyingPower - before.DerivativeBuyingPower;
        IsolatedMargin = PaperMargin.Of(account.Kind, legs, marks.Of).InitialTotal;
    }

    public PaperFees Fees { get; }

    /// <summary>Positive when more is required.</summary>
    public decimal ChangeInMargin { get; }

    /// <summary>Negative when it costs.</summary>
    public decimal ChangeInBuyingPower { get; }

    /// <summary>What the order alone would require.</summary>
    public decimal IsolatedMargin { get; }
}
