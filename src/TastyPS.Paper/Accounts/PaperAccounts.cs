using System.Collections;
using System.Globalization;

namespace TastyPS.Paper;

/// <summary>The customer's accounts, in a fixed order, with a year behind them; numbers and history come from the seed.</summary>
public sealed class PaperAccounts : IReadOnlyList<PaperAccount>
{
    private const string GeneratedShare = "SPY";
    private readonly List<PaperAccount> _accounts = [];
    private readonly List<PaperBackOffice> _offices = [];

    internal PaperAccounts(PaperOptions options, PaperMarket market, PaperClock clock)
    {
        var opened = clock.Start.AddDays(-400);
        Open(new PaperAccount(Number(1), PaperAccountKind.Margin, "Individual", opened)).TradeMarginAccount();
        Open(new PaperAccount(Number(2), PaperAccountKind.Ira, "Roth IRA", opened)).TradeIra();
        if (options.GeneratedTransactions == 0) return;

        var id = int.Parse(Number(3).AsSpan(3), CultureInfo.InvariantCulture);
        var ledger = GeneratedHistory.Of(options.GeneratedTransactions, id, market.Find(GeneratedShare)!, clock.Start);
        _accounts.Add(new PaperAccount(Number(3), PaperAccountKind.Margin, "Generated", opened, ledger));

        PaperHistory Open(PaperAccount account)
        {
            var desk = new PaperDesk(market, account);
            var office = new PaperBackOffice(desk);
            _accounts.Add(account);
            _offices.Add(office);
            return new PaperHistory(desk, office, clock.Start);
        }

        string Number(int index)
            => "5WP" + index.ToString(CultureInfo.InvariantCulture) + ((uint)options.Seed % 10_000).ToString("0000", CultureInfo.InvariantCulture);
    }

    public int Count => _accounts.Count;

    public PaperAccount this[int index] => _accounts[index];

    public PaperAccount? Find(string accountNumber) => _accounts.Find(a => a.AccountNumber == accountNumber);

    public IEnumerator<PaperAccount> GetEnumerator() => _accounts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Does every evening that has passed since the last request.</summary>
    internal void CatchUp(DateTimeOffset now) => _offices.ForEach(o => o.CatchUp(now));
}
