using TastyPS.Core.Reconciliation;

namespace TastyPS.Tests.Reconciliation;

/// <summary>The comparison by itself, at its edges; whole accounts are compared in <see cref="DriftRunTests"/>.</summary>
public sealed class BookComparerTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Trades_of_own_orders_are_known_and_no_difference()
    {
        var entry = Compare(known: 100, broker: 130, Trade(11, OrderAction.BuyToOpen, 30, orderId: 7), own: 7);

        Assert.Equal((ReconciliationClass.Match, 130m), (entry.Class, entry.KnownQuantity));
        Assert.Empty(entry.Transactions);
    }

    [Fact]
    public void An_order_inside_a_complex_one_is_own_by_its_identifier()
    {
        var order = new Order { Id = 9, ExternalIdentifier = "6f1c-2", Status = OrderStatus.Filled };

        var entry = Compare(known: 0, broker: 5, Trade(11, OrderAction.BuyToOpen, 5, orderId: 9), orders: [order], journal: new OrderJournalEntry { ExternalIdentifier = "6f1c" });

        Assert.Equal(ReconciliationClass.Match, entry.Class);
    }

    [Fact]
    public void A_trade_elsewhere_explains_and_names_its_source()
    {
        var entry = Compare(known: 100, broker: 60, Trade(11, OrderAction.SellToClose, 40, orderId: 8), orders: [new Order { Id = 8, Source = "WBT", Status = OrderStatus.Filled }]);

        Assert.Equal((ReconciliationClass.QuantityDiffers, true), (entry.Class, entry.IsExplained));
        Assert.EndsWith("by order 8 of WBT", entry.Explanation);
        Assert.Equal(11, Assert.Single(entry.Transactions).Id);
    }

    [Fact]
    public void A_cause_that_is_too_small_is_no_class_and_explains_nothing()
    {
        var entry = Compare(known: -3, broker: 0, Delivery(11, "Expiration", OrderAction.BuyToClose, 1));

        Assert.Equal((ReconciliationClass.MissingAtBroker, false), (entry.Class, entry.IsExplained));
        Assert.Single(entry.Transactions);
        Assert.True(entry.StopsOpening);
    }

    [Theory]
    [InlineData("Expiration", ReconciliationClass.Expired)]
    [InlineData("Futures Settlement", ReconciliationClass.Expired)]
    [InlineData("Cash Settled Assignment", ReconciliationClass.Assigned)]
    [InlineData("Cash Settled Exercise", ReconciliationClass.Exercised)]
    [InlineData("Symbol Change", ReconciliationClass.CorporateAction)]
    [InlineData("Cash Merger", ReconciliationClass.CorporateAction)]
    [InlineData("ACAT", ReconciliationClass.MissingAtBroker)]
    public void The_venues_word_is_the_class(string subType, ReconciliationClass expected) =>
        Assert.Equal((expected, true), Compare(known: 2, broker: 0, Delivery(11, subType, OrderAction.SellToClose, 2)) is var entry ? (entry.Class, entry.IsExplained) : default);

    [Fact]
    public void What_was_booked_before_the_snapshot_explains_nothing() =>
        Assert.False(Compare(known: 2, broker: 0, Delivery(10, "Expiration", OrderAction.SellToClose, 2)).IsExplained);

    [Fact]
    public void What_a_day_trader_bought_and_sold_in_between_is_no_line() =>
        Assert.DoesNotContain(BookComparer.Compare(Snapshot(0), Own(), Books(0, [Trade(11, OrderAction.BuyToOpen, 5, 8), Trade(12, OrderAction.SellToClose, 5, 8)])), e => e.Subject == ReconciliationSubject.Position);

    [Fact]
    public void Without_a_snapshot_everything_is_new()
    {
        var entry = Assert.Single(BookComparer.Compare(null, Own(), Books(4, [])));

        Assert.Equal((ReconciliationClass.UnknownAtBroker, null, 4m), (entry.Class, entry.KnownQuantity, entry.BrokerQuantity));
    }

    [Fact]
    public void Cash_is_what_it_was_and_what_was_booked_since()
    {
        var deposit = new Transaction { Id = 11, NetValue = 250, NetValueEffect = PriceEffect.Credit };

        Assert.Equal(ReconciliationClass.Match, Cash(1_250, deposit).Class);
        Assert.Equal((ReconciliationClass.QuantityDiffers, false, 0.01m), Cash(1_250.01m, deposit) is var off ? (off.Class, off.IsExplained, off.Difference) : default);
    }

    [Fact]
    public void An_order_that_worked_and_that_nobody_knows_any_more_is_missing()
    {
        var snapshot = Snapshot(0);
        snapshot.Orders.Add(new SnapshotOrder(5, 10, "F"));

        var entry = Assert.Single(BookComparer.Compare(snapshot, Own(), Books(0, [])), e => e.Subject == ReconciliationSubject.Order);

        Assert.Equal((ReconciliationClass.MissingAtBroker, 5, false), (entry.Class, entry.OrderId, entry.IsExplained));
    }

    [Fact]
    public void An_order_that_the_journal_says_was_taken_is_expected_too()
    {
        var own = Own(new OrderJournalEntry { OrderId = 6, ExternalIdentifier = "x", Outcome = OrderOutcome.Accepted, At = Now.AddMinutes(1).LocalDateTime });

        Assert.Equal(6, Assert.Single(BookComparer.Compare(Snapshot(0), own, Books(0, [])), e => e.Subject == ReconciliationSubject.Order).OrderId);
    }

    private static ReconciliationEntry Compare(decimal known, decimal broker, Transaction line, long? own = null, IReadOnlyList<Order>? orders = null, OrderJournalEntry? journal = null) =>
        Assert.Single(BookComparer.Compare(Snapshot(known), Own(journal ?? new OrderJournalEntry { OrderId = own, ExternalIdentifier = "own", Outcome = OrderOutcome.Unknown }), Books(broker, [line], orders)), e => e.Subject == ReconciliationSubject.Position);

    private static ReconciliationEntry Cash(decimal broker, Transaction line) =>
        Assert.Single(BookComparer.Compare(Snapshot(0), Own(), Books(0, [line]) with { Cash = broker }), e => e.Subject == ReconciliationSubject.Cash);

    private static AccountSnapshot Snapshot(decimal quantity) => new()
    {
        TakenAt = Now,
        MarketDate = Today,
        LastTransactionId = 10,
        Cash = 1_000,
        Positions = quantity == 0 ? [] : [new SnapshotPosition("F", InstrumentType.Equity, quantity, 10, Today)],
    };

    private static OwnOrders Own(params OrderJournalEntry[] entries) => new(entries);

    private static BrokerBooks Books(decimal quantity, IReadOnlyList<Transaction> lines, IReadOnlyList<Order>? orders = null) => new()
    {
        ReadAt = Now,
        MarketDate = Today,
        Cash = 1_000,
        Positions = quantity == 0 ? [] : [new Position { Symbol = "F", InstrumentType = InstrumentType.Equity, Quantity = Math.Abs(quantity), QuantityDirection = quantity > 0 ? QuantityDirection.Long : QuantityDirection.Short }],
        Orders = orders ?? [],
        Transactions = lines,
    };

    private static Transaction Trade(long id, OrderAction action, decimal quantity, long orderId) =>
        new() { Id = id, Symbol = "F", TransactionType = TransactionType.Trade, TransactionSubType = "Buy to Open", Action = action, Quantity = quantity, OrderId = orderId };

    private static Transaction Delivery(long id, string subType, OrderAction action, decimal quantity) =>
        new() { Id = id, Symbol = "F", TransactionType = TransactionType.ReceiveDeliver, TransactionSubType = subType, Action = action, Quantity = quantity };
}
