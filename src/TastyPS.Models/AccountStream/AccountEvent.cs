namespace TastyPS;

/// <summary>
/// One event of the account stream. <see cref="Data"/> is the whole object as it is now, never a difference; the scalars beside it are
/// what tables, filters and the next cmdlet need.
/// </summary>
public sealed class AccountEvent
{
    /// <summary>The venue's time of the notification; of what was read back, the time of the reading.</summary>
    public DateTime? Timestamp { get; set; }

    public AccountEventType Type { get; set; }

    /// <summary>The venue's word for the type.</summary>
    public string? TypeName { get; set; }

    public string? AccountNumber { get; set; }

    public long? OrderId { get; set; }

    /// <summary>The instrument, or the underlying of an order.</summary>
    public string? Symbol { get; set; }

    public string? Status { get; set; }

    /// <summary>What happened, in a line.</summary>
    public string? Summary { get; set; }

    /// <summary>True where it was read by request after the stream had been down, and not sent by the stream.</summary>
    public bool IsReadBack { get; set; }

    /// <summary>The venue's number of the notification on its connection, where it gives one.</summary>
    public long? Sequence { get; set; }

    /// <summary>Why the content could not be read as its type; <see cref="Data"/> then holds plain values.</summary>
    public string? Fault { get; set; }

    public object? Data { get; set; }

    /// <inheritdoc/>
    public override string ToString() => TastyPS.Summary.Of(Type, Summary);
}
