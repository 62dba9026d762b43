using System.Globalization;

namespace TastyPS.Core.Reconciliation;

/// <summary>
/// Compares, and nothing else: the union of the snapshot, of what own orders did since, and of the broker's books. What is known is the
/// snapshot plus the trades of own orders; the other transactions either make up the difference, or it is unexplained.
/// </summary>
internal static class BookComparer
{
    public static IReadOnlyList<ReconciliationEntry> Compare(AccountSnapshot? snapshot, OwnOrders own, BrokerBooks books)
    {
        var entries = Positions(snapshot, own, books).Concat(Orders(snapshot, own, books)).ToList();
        if (snapshot is not null) entries.Add(Cash(snapshot, books));
        return entries;
    }

    private static IEnumerable<ReconciliationEntry> Positions(AccountSnapshot? snapshot, OwnOrders own, BrokerBooks books)
    {
        var before = snapshot?.Positions.ToDictionary(p => p.Symbol, StringComparer.Ordinal) ?? [];
        var now = books.Positions.GroupBy(p => p.Symbol!, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.ToList(), StringComparer.Ordinal);
        var booked = snapshot is null ? null : books.Transactions.Where(t => t.Symbol is not null && SignedQuantity(t) != 0).ToLookup(t => t.Symbol!, StringComparer.Ordinal);
        var symbols = before.Keys.Concat(now.Keys).Concat(booked?.Select(t => t.Key) ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            var (row, held) = (before.GetValueOrDefault(symbol), now.GetValueOrDefault(symbol));
            var since = row?.LastTransactionId ?? snapshot?.LastTransactionId;
            var lines = booked?[symbol].Where(t => t.Id > since).ToLookup(t => t.OrderId is { } id && (own.Contains(id) || books.Orders.Any(o => o.Id == id && own.Contains(o))));
            var known = (row?.Quantity ?? 0) + (lines?[true].Sum(SignedQuantity) ?? 0);
            var actual = held?.Sum(p => p.SignedQuantity ?? 0) ?? 0;
            if (known == 0 && actual == 0) continue;
            yield return Position(symbol, held?[0].InstrumentType ?? row?.InstrumentType, snapshot is null ? null : known, actual, [.. lines?[false] ?? []], books);
        }
    }

    private static ReconciliationEntry Position(string symbol, InstrumentType? type, decimal? known, decimal actual, List<Transaction> others, BrokerBooks books)
    {
        var entry = new ReconciliationEntry { Subject = ReconciliationSubject.Position, Symbol = symbol, InstrumentType = type, KnownQuantity = known, BrokerQuantity = actual };
        entry.Class = ShapeOf(known ?? 0, actual);
        if (entry.Class == ReconciliationClass.Match)
        {
            entry.IsExplained = true;
            return entry;
        }
        entry.Transactions = new(others);
        entry.IsExplained = known is not null && others.Sum(SignedQuantity) == actual - known;
        // A cause that does not account for the whole difference is a hint and no class.
        if (entry.IsExplained && others.Select(CauseOf).LastOrDefault(c => c is not null) is { } cause) entry.Class = cause;
        entry.Explanation = known is null ? "nothing was known before: there is no snapshot yet" : Explain(others, books);
        return entry;
    }

    private static IEnumerable<ReconciliationEntry> Orders(AccountSnapshot? snapshot, OwnOrders own, BrokerBooks books)
    {
        var before = snapshot?.Orders.ToDictionary(o => o.OrderId) ?? [];
        foreach (var order in books.Orders.Where(o => o is { Id: not null, IsTerminal: false }).OrderBy(o => o.Id))
        {
            var isKnown = before.ContainsKey(order.Id!.Value) || own.Contains(order);
            yield return new ReconciliationEntry
            {
                Subject = ReconciliationSubject.Order,
                OrderId = order.Id,
                Symbol = order.UnderlyingSymbol,
                Class = isKnown ? ReconciliationClass.Match : ReconciliationClass.OrderForeign,
                KnownQuantity = isKnown ? order.Size : null,
                BrokerQuantity = order.Size,
                IsExplained = true,
                Explanation = isKnown ? null : $"sent by {order.Source ?? "somebody else"}: {OrderText.Of(order)}",
            };
        }
        foreach (var gone in Expected(snapshot, own).Where(b => books.Orders.All(o => o.Id != b.OrderId)))
            yield return new ReconciliationEntry
            {
                Subject = ReconciliationSubject.Order,
                OrderId = gone.OrderId,
                Symbol = gone.UnderlyingSymbol,
                Class = ReconciliationClass.MissingAtBroker,
                KnownQuantity = gone.Size,
                BrokerQuantity = 0,
                Explanation = "the broker had it, and has no order of this number now",
            };
    }

    /// <summary>The orders that the broker must know: those that worked, and those of the journal that it took since.</summary>
    internal static IEnumerable<SnapshotOrder> Expected(AccountSnapshot? snapshot, OwnOrders own) => snapshot is null ? [] : snapshot.Orders
        .Concat(own.AcceptedSince(snapshot.TakenAt).Select(e => new SnapshotOrder(e.OrderId!.Value, null, null)))
        .DistinctBy(o => o.OrderId);

    private static ReconciliationEntry Cash(AccountSnapshot snapshot, BrokerBooks books)
    {
        var known = snapshot.Cash + books.Transactions.Where(t => t.Id > snapshot.LastTransactionId).Sum(t => t.NetValue ?? 0);
        var differs = known != books.Cash;
        return new ReconciliationEntry
        {
            Subject = ReconciliationSubject.Cash,
            KnownQuantity = known,
            BrokerQuantity = books.Cash,
            Class = differs ? ReconciliationClass.QuantityDiffers : ReconciliationClass.Match,
            IsExplained = !differs,
            Explanation = differs ? "the snapshot's cash and what was booked since do not make the broker's" : null,
        };
    }

    private static ReconciliationClass ShapeOf(decimal known, decimal actual) => (known, actual) switch
    {
        _ when known == actual => ReconciliationClass.Match,
        (_, 0) => ReconciliationClass.MissingAtBroker,
        (0, _) => ReconciliationClass.UnknownAtBroker,
        _ => Math.Sign(known) == Math.Sign(actual) ? ReconciliationClass.QuantityDiffers : ReconciliationClass.DirectionDiffers,
    };

    /// <summary>What the venue says that happened to the position; null for a trade or a transfer.</summary>
    private static ReconciliationClass? CauseOf(Transaction line) => line.TransactionType != TransactionType.ReceiveDeliver ? null : line.TransactionSubType switch
    {
        "Expiration" or "Futures Settlement" or "Maturity" => ReconciliationClass.Expired,
        "Assignment" or "Cash Settled Assignment" => ReconciliationClass.Assigned,
        "Exercise" or "Cash Settled Exercise" => ReconciliationClass.Exercised,
        "Forward Split" or "Reverse Split" or "Reverse Split Removal" or "Symbol Change" or "Stock Merger" or "Stock Merger Removal" or "Cash Merger" or "Special Dividend" => ReconciliationClass.CorporateAction,
        _ => null,
    };

    private static decimal SignedQuantity(Transaction line) => line.Action is not { } action ? 0 : (action.IsBuy() ? 1 : -1) * (line.Quantity ?? 0);

    private static string Explain(List<Transaction> others, BrokerBooks books) => others.Count == 0
        ? "no transaction explains it"
        : string.Join("; ", others.Select(line => line.OrderId is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"{line} by order {id}{(books.Orders.FirstOrDefault(o => o.Id == id)?.Source is { } source ? $" of {source}" : "")}")
            : line.ToString()));
}
