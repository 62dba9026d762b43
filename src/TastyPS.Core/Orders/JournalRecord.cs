namespace TastyPS.Core;

/// <summary>One line of the journal: an intent (it has a kind), or what became of one (it has an outcome).</summary>
/// <remarks>Environment and outcome are texts here: the wire knows neither.</remarks>
internal sealed class JournalRecord : TastyObject
{
    /// <summary>The line of an intent.</summary>
    public static JournalRecord Of(OrderIntent intent, DateTimeOffset now) => new()
    {
        At = now.LocalDateTime,
        Id = intent.ExternalIdentifier,
        Kind = intent.Kind,
        Environment = intent.Environment.ToString(),
        AccountNumber = intent.AccountNumber,
        ReplacesOrderId = intent.Replaced?.Id,
        OrderId = intent.Confirmed?.Id,
        ComplexOrderId = intent.Pair?.Id,
        Hash = intent.Hash,
        Description = intent.Description,
        MidAtSubmission = intent.MidAtSubmission,
        Order = intent.Order,
        Change = intent.Change,
        Complex = intent.Complex,
    };

    public DateTime? At { get; set; }
    public string? Id { get; set; }
    public OrderIntentKind? Kind { get; set; }
    public string? Environment { get; set; }
    public string? AccountNumber { get; set; }
    public long? ReplacesOrderId { get; set; }
    public string? Hash { get; set; }
    public string? Description { get; set; }
    public decimal? MidAtSubmission { get; set; }
    public OrderRequest? Order { get; set; }
    public OrderChangeRequest? Change { get; set; }
    public ComplexOrderRequest? Complex { get; set; }
    public string? Outcome { get; set; }
    public long? OrderId { get; set; }
    public long? ComplexOrderId { get; set; }
    public string? Detail { get; set; }

    /// <summary>What is known of the intent once this line is read.</summary>
    /// <param name="entry">What was known before.</param>
    public OrderJournalEntry ApplyTo(OrderJournalEntry entry)
    {
        entry.ExternalIdentifier = Id;
        entry.OrderId = OrderId ?? entry.OrderId;
        entry.ComplexOrderId = ComplexOrderId ?? entry.ComplexOrderId;
        if (Kind is not null)
        {
            entry.At = At;
            entry.Kind = Kind;
            entry.Environment = Enum.TryParse<TastyEnvironment>(Environment, out var environment) ? environment : null;
            entry.AccountNumber = AccountNumber;
            entry.ReplacesOrderId = ReplacesOrderId;
            entry.Hash = Hash;
            entry.Description = Description;
            entry.MidAtSubmission = MidAtSubmission;
        }
        entry.Outcome ??= OrderOutcome.Unknown;
        if (!Enum.TryParse<OrderOutcome>(Outcome, out var outcome)) return entry;
        entry.Outcome = outcome;
        entry.Detail = Detail;
        entry.ResolvedAt = outcome == OrderOutcome.Unknown ? null : At;
        return entry;
    }
}
