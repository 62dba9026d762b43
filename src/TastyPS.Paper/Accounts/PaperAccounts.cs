using System.Collections;
using System.Globalization;

namespace TastyPS.Paper;

/// <summary>The customer's accounts, in a fixed order; their numbers come from the seed.</summary>
public sealed class PaperAccounts : IReadOnlyList<PaperAccount>
{
    private readonly List<PaperAccount> _accounts = [];

    public PaperAccounts(int seed, PaperClock clock)
    {
        var opened = clock.Start.AddDays(-400);
        _accounts.Add(new PaperAccount(Number(seed, 1), PaperAccountKind.Margin, "Individual", opened));
        _accounts.Add(new PaperAccount(Number(seed, 2), PaperAccountKind.Ira, "Roth IRA", opened));
    }

    public int Count => _accounts.Count;

    public PaperAccount this[int index] => _accounts[index];

    public PaperAccount? Find(string accountNumber) => _accounts.Find(a => a.AccountNumber == accountNumber);

    public IEnumerator<PaperAccount> GetEnumerator() => _accounts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Number(int seed, int index) => "5WP" + index.ToString(CultureInfo.InvariantCulture) + ((uint)seed % 10_000).ToString("0000", CultureInfo.InvariantCulture);
}
