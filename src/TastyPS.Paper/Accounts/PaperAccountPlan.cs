using System.Globalization;

namespace TastyPS.Paper;

/// <summary>An account to open: its kind, and the cash that it starts with. As text <c>margin:100000</c> or <c>ira</c>.</summary>
public sealed record PaperAccountPlan(PaperAccountKind Kind, decimal Deposit)
{
    private const decimal UsualDeposit = 100_000m;

    /// <summary>A margin account.</summary>
    public static PaperAccountPlan Usual { get; } = new(PaperAccountKind.Margin, UsualDeposit);

    /// <summary>Null for what is no plan.</summary>
    public static PaperAccountPlan? Parse(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        if (!Enum.TryParse<PaperAccountKind>(parts[0], ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsDigit(parts[0][0])) return null;
        if (parts.Length == 1) return new PaperAccountPlan(kind, UsualDeposit);
        return decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var deposit) ? new PaperAccountPlan(kind, Math.Round(deposit, 2)) : null;
    }
}
