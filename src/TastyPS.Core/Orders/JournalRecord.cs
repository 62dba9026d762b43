namespace TastyPS.Core;

/// <summary>One line of the journal: an intent (it has a kind), or what became of one (it has an outcome).</summary>
/// <remarks>Environment and outcome are texts here: the wire knows neither.</remarks>
internal sealed class JournalRecord : TastyObject
{
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
}
