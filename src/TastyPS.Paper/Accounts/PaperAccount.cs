using System.Globalization;

namespace TastyPS.Paper;

/// <summary>One account of the paper customer: a ledger, and the book that the ledger adds up to.</summary>
public sealed class PaperAccount
{
    private const long IdsPerAccount = 10_000_000;
    private readonly PaperLedger _ledger;

    internal PaperAccount(string accountNumber, PaperAccountKind kind, string nickname, DateTimeOffset openedAt, PaperLedger? ledger = null)
    {
        (AccountNumber, Kind, Nickname, OpenedAt, _ledger) = (accountNumber, kind, nickname, openedAt, ledger ?? []);
        TradingStatusId = StatusIdOf(accountNumber);
        foreach (var line in _ledger) Book.Apply(line);
    }

    public string AccountNumber { get; }

    public PaperAccountKind Kind { get; }

    public string Nickname { get; }

    public DateTimeOffset OpenedAt { get; }

    public bool IsMargin => Kind == PaperAccountKind.Margin;

    /// <summary>The numeric id that trading-status carries.</summary>
    public int TradingStatusId { get; }

    /// <summary>The lines so far, oldest first.</summary>
    public PaperLedger Transactions => _ledger;

    /// <summary>Cash and positions now.</summary>
    public PaperBook Book { get; } = new();

    public PaperOrders Orders { get; } = new();

    /// <summary>Only orders that close are taken.</summary>
    public bool IsClosingOnly { get; set; }

    /// <summary>No orders are taken.</summary>
    public bool IsFrozen { get; set; }

    /// <summary><c>owner</c>, <c>trade-only</c> or <c>read-only</c>; the last may look and nothing more.</summary>
    public string AuthorityLevel { get; set; } = "owner";

    /// <summary>Cash and positions at an instant of the past.</summary>
    public PaperBook BookAt(DateTimeOffset instant) => PaperBook.At(_ledger, instant);

    internal static int StatusIdOf(string accountNumber) => int.Parse(accountNumber.AsSpan(3), CultureInfo.InvariantCulture);

    /// <summary>The id of a ledger line by its place.</summary>
    internal static long IdOf(int tradingStatusId, int index) => (tradingStatusId * IdsPerAccount) + index + 1;

    /// <summary>Told of every line that is written.</summary>
    internal Action<PaperTransaction>? Written { get; set; }

    /// <summary>Takes a line back that was written before a restart.</summary>
    internal void Restore(PaperTransaction line)
    {
        _ledger.Add(line);
        Book.Apply(line);
    }

    /// <summary>Writes a line; its id is given here, its time must not lie before the last.</summary>
    internal PaperTransaction Write(PaperTransaction line)
    {
        if (line.ExecutedAt < Book.UpdatedAt)
            throw new InvalidOperationException($"The ledger of {AccountNumber} only goes forward: {line.ExecutedAt:O} lies before {Book.UpdatedAt:O}.");
        var written = line with { Id = IdOf(TradingStatusId, _ledger.Count) };
        Restore(written);
        Written?.Invoke(written);
        return written;
    }
}
