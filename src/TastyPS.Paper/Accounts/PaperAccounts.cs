using System.Collections;

namespace TastyPS.Paper;

/// <summary>The customer's accounts, in a fixed order.</summary>
public sealed class PaperAccounts : IReadOnlyList<PaperAccount>
{
    private readonly List<PaperAccount> _accounts = [];

    public int Count => _accounts.Count;

    public PaperAccount this[int index] => _accounts[index];

    public PaperAccount? Find(string accountNumber) => _accounts.Find(a => a.AccountNumber == accountNumber);

    public IEnumerator<PaperAccount> GetEnumerator() => _accounts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
