namespace TastyPS;

/// <summary>One line of a reconciliation: what this module knows of a position, an order or the cash, and what the broker has.</summary>
/// <remarks>
/// What is known is the last snapshot and what orders of the journal have traded since. Quantities are signed, negative when short; of an
/// order they are its size, of the cash they are dollars.
/// </remarks>
public sealed class ReconciliationEntry
{
    public string? AccountNumber { get; set; }
    public TastyEnvironment? Environment { get; set; }
    public ReconciliationSubject Subject { get; set; }
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public long? OrderId { get; set; }
    public ReconciliationClass Class { get; set; }

    /// <summary>Null where nothing was ever known: before the first snapshot.</summary>
    public decimal? KnownQuantity { get; set; }

    public decimal? BrokerQuantity { get; set; }

    /// <summary>What the broker has more than we know.</summary>
    public decimal? Difference => BrokerQuantity - (KnownQuantity ?? 0);

    /// <summary>True where the transactions make up the whole difference, and where there is none.</summary>
    public bool IsExplained { get; set; }

    /// <summary>What explains it, in words; what was looked for where nothing does.</summary>
    public string? Explanation { get; set; }

    /// <summary>The transactions behind the difference, those of our own orders left out.</summary>
    public TastyList<Transaction> Transactions { get => field ??= []; set; }

    /// <summary>Until somebody has looked at it, orders that open a position are refused.</summary>
    public bool StopsOpening => Class == ReconciliationClass.MissingAtBroker;

    public ReconciliationAction Action { get; set; }

    public override string ToString() => Summary.Of(Subject, OrderId, Symbol, Class, $"{Summary.Text(KnownQuantity ?? 0)} → {Summary.Text(BrokerQuantity)}", IsExplained ? null : "unexplained");
}
