using System.Collections;
using System.Globalization;

namespace TastyPS.Paper;

/// <summary>The customer's accounts, in the order in which they were opened. Safe to read while one is opened or closed.</summary>
public sealed class PaperAccounts : IReadOnlyList<PaperAccount>
{
    private const string Prefix = "5WP";
    private const int SeedDigits = 10_000;
    private readonly IPaperPrices _market;
    private readonly string _suffix;
    private Open[] _open = [];
    private int _last;

    internal PaperAccounts(IPaperPrices market, int seed) => (_market, _suffix) = (market, ((uint)seed % SeedDigits).ToString("0000", CultureInfo.InvariantCulture));

    public int Count => _open.Length;

    /// <summary>Told of everything that happens to the accounts, but of orders.</summary>
    internal Action<StateEvent>? Record { get; set; }

    public PaperAccount this[int index] => _open[index].Desk.Account;

    public PaperAccount? Find(string accountNumber) => Array.Find(_open, o => o.Desk.Account.AccountNumber == accountNumber)?.Desk.Account;

    public IEnumerator<PaperAccount> GetEnumerator() => _open.Select(o => o.Desk.Account).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Does every evening that has passed since the last request.</summary>
    internal void CatchUp(DateTimeOffset now)
    {
        foreach (var open in _open) open.Office?.CatchUp(now);
    }

    /// <summary>The number of the next account.</summary>
    internal string NextNumber => Prefix + (_last + 1).ToString(CultureInfo.InvariantCulture) + _suffix;

    internal PaperDesk DeskOf(PaperAccount account) => _open.First(o => o.Desk.Account == account).Desk;

    internal PaperBackOffice? OfficeOf(PaperAccount account) => _open.First(o => o.Desk.Account == account).Office;

    /// <summary>Opens an account without anything in it. One with a ledger of its own has no evenings.</summary>
    internal PaperAccount Add(string number, PaperAccountKind kind, string nickname, DateTimeOffset at, PaperLedger? ledger = null)
    {
        var account = new PaperAccount(number, kind, nickname, at, ledger);
        var desk = new PaperDesk(_market, account);
        var office = ledger is null ? new PaperBackOffice(desk) : null;
        _last = Math.Max(_last, int.Parse(number.AsSpan(Prefix.Length, number.Length - Prefix.Length - _suffix.Length), CultureInfo.InvariantCulture));
        Record?.Invoke(new AccountOpened(number, kind, nickname, at));
        account.Written = line => Record?.Invoke(LineWritten.Of(number, line));
        if (office is not null)
        {
            office.DayDone = day => Record?.Invoke(new EveningDone(number, day));
            var day = MarketCalendar.DateOf(at);
            office.StartAfter(PaperBackOffice.At(day) <= at ? day : day.AddDays(-1));
        }
        _open = [.. _open, new Open(desk, office)];
        return account;
    }

    internal void Remove(PaperAccount account)
    {
        _open = [.. _open.Where(o => o.Desk.Account != account)];
        Record?.Invoke(new AccountClosed(account.AccountNumber));
    }

    private sealed record Open(PaperDesk Desk, PaperBackOffice? Office);
}
