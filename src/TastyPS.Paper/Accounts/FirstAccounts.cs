namespace TastyPS.Paper;

/// <summary>The accounts that a new broker has: those that were asked for, or two with a year behind them.</summary>
internal static class FirstAccounts
{
    private const string GeneratedShare = "SPY";

    public static void Open(PaperAccounts accounts, PaperOptions options, PaperMarket? market, DateTimeOffset start)
    {
        // Nobody can have traded for a year in a market that begins now.
        if ((options.Accounts ?? (market is null ? [PaperAccountPlan.Usual] : null)) is { } plans)
        {
            foreach (var plan in plans) Open(accounts, plan, start);
        }
        else
        {
            var opened = start.AddDays(-400);
            History(accounts.Add(accounts.NextNumber, PaperAccountKind.Margin, NicknameOf(PaperAccountKind.Margin), opened)).TradeMarginAccount();
            History(accounts.Add(accounts.NextNumber, PaperAccountKind.Ira, NicknameOf(PaperAccountKind.Ira), opened)).TradeIra();
        }
        if (options.GeneratedTransactions == 0 || market is null) return;

        var number = accounts.NextNumber;
        var ledger = GeneratedHistory.Of(options.GeneratedTransactions, PaperAccount.StatusIdOf(number), market.Find(GeneratedShare)!, start);
        accounts.Add(number, PaperAccountKind.Margin, "Generated", start.AddDays(-400), ledger);

        PaperHistory History(PaperAccount account) => new(market!, accounts.DeskOf(account), accounts.OfficeOf(account)!, start);
    }

    /// <summary>Opens an account with nothing but cash in it.</summary>
    /// <param name="accounts">Where.</param>
    /// <param name="plan">What.</param>
    /// <param name="at">When.</param>
    /// <param name="nickname">Its name; by default that of its kind.</param>
    /// <param name="number">Its number; by default the next.</param>
    public static PaperAccount Open(PaperAccounts accounts, PaperAccountPlan plan, DateTimeOffset at, string? nickname = null, string? number = null)
    {
        var account = accounts.Add(number ?? accounts.NextNumber, plan.Kind, nickname ?? NicknameOf(plan.Kind), at);
        if (plan.Deposit > 0) accounts.DeskOf(account).Move(at, "Deposit", plan.Deposit, "ACH DEPOSIT");
        return account;
    }

    private static string NicknameOf(PaperAccountKind kind) => kind == PaperAccountKind.Ira ? "Roth IRA" : "Individual";
}
