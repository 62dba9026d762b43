using System.Globalization;

namespace TastyPS.Paper;

/// <summary>One account of the paper customer.</summary>
public sealed class PaperAccount(string accountNumber, PaperAccountKind kind, string nickname, DateTimeOffset openedAt)
{
    public string AccountNumber { get; } = accountNumber;

    public PaperAccountKind Kind { get; } = kind;

    public string Nickname { get; } = nickname;

    public DateTimeOffset OpenedAt { get; } = openedAt;

    /// <summary>The numeric id that trading-status carries.</summary>
    public int TradingStatusId { get; } = int.Parse(accountNumber.AsSpan(3), CultureInfo.InvariantCulture);

    public bool IsMargin => Kind == PaperAccountKind.Margin;
}
