namespace TastyPS.Core.Doctor;

/// <summary>What keeps the accounts from trading: one line for all, as bad as the worst of them.</summary>
internal sealed class TradingStatusCheck : IConnectionCheck
{
    public string Name => "TradingStatus";

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (!await examination.IsAnsweredAsync(cancellationToken).ConfigureAwait(false)) return null;
        var open = examination.Accounts.Where(a => a.IsClosed != true && a.AccountNumber is not null).ToList();
        if (open.Count == 0) return Finding.Fail("This login has no open account.", "Get-TastyAccount");
        var barred = new List<string>();
        var limited = new List<string>();
        try
        {
            foreach (var account in open)
            {
                var status = await examination.Client.Accounts.TradingStatusAsync(account.AccountNumber!, cancellationToken).ConfigureAwait(false);
                if (Bars(status, account) is { } bar) barred.Add($"{account.AccountNumber} {bar}");
                else if (Limits(status) is { } limit) limited.Add($"{account.AccountNumber} {limit}");
            }
        }
        catch (TastyException e)
        {
            return Finding.Fail(e, "Get-TastyTradingStatus");
        }
        var found = string.Join("; ", barred.Concat(limited)) + ".";
        if (barred.Count > 0) return Finding.Fail(found, "Get-TastyTradingStatus");
        return limited.Count > 0 ? Finding.Warn(found, "Get-TastyTradingStatus") : Finding.Pass($"May trade: {string.Join(", ", open.Select(a => a.AccountNumber))}.");
    }

    private static string? Bars(TradingStatus status, Account account) => status switch
    {
        { IsClosed: true } => "is closed",
        { IsFrozen: true } => "is frozen: no order is taken",
        _ when account.AuthorityLevel == AuthorityLevel.ReadOnly => "may only be read by this login",
        _ => null,
    };

    private static string? Limits(TradingStatus status) => status switch
    {
        { IsInMarginCall: true } => "is in a margin call",
        { IsInDayTradeEquityMaintenanceCall: true } => "is in a day-trade equity call",
        { IsClosingOnly: true } => "takes closing orders only",
        { IsRiskReducingOnly: true } => "takes risk-reducing orders only",
        _ => null,
    };
}
