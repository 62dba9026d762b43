namespace TastyPS.Paper;

/// <summary>A line of an account's ledger. The instrument is its symbol, which is looked up as of the line's day: symbols of futures repeat every ten years.</summary>
internal sealed record LineWritten : StateEvent
{
    public required string Account { get; init; }

    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Type { get; init; }

    public required string SubType { get; init; }

    public required string Description { get; init; }

    public string? Symbol { get; init; }

    public string? Action { get; init; }

    public decimal Quantity { get; init; }

    public decimal? Price { get; init; }

    public decimal Value { get; init; }

    public PaperFees? Fees { get; init; }

    public long? OrderId { get; init; }

    public string? ExecId { get; init; }

    public int LegCount { get; init; }

    public decimal? PreviousClose { get; init; }

    public bool IsUnlisted { get; init; }

    public static LineWritten Of(string account, PaperTransaction line) => new()
    {
        Account = account,
        Id = line.Id,
        At = line.ExecutedAt,
        Type = line.Type,
        SubType = line.SubType,
        Description = line.Description,
        Symbol = line.Instrument?.Symbol,
        Action = line.Action,
        Quantity = line.Quantity,
        Price = line.Price,
        Value = line.Value,
        Fees = line.Fees == PaperFees.None ? null : line.Fees,
        OrderId = line.OrderId,
        ExecId = line.ExecId,
        LegCount = line.LegCount,
        PreviousClose = line.PreviousClose,
        IsUnlisted = line.IsUnlisted,
    };

    public PaperTransaction ToTransaction(Func<string, DateOnly, Instrument> find) => new()
    {
        Id = Id,
        ExecutedAt = At,
        Type = Type,
        SubType = SubType,
        Description = Description,
        Instrument = Symbol is null ? null : find(Symbol, MarketCalendar.DateOf(At)),
        Action = Action,
        Quantity = Quantity,
        Price = Price,
        Value = Value,
        Fees = Fees ?? PaperFees.None,
        OrderId = OrderId,
        ExecId = ExecId,
        LegCount = LegCount,
        PreviousClose = PreviousClose,
        IsUnlisted = IsUnlisted,
    };
}
