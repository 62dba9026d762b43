namespace TastyPS.Paper;

/// <summary>Makes accounts, orders and what the customer keeps of what was recorded, event by event.</summary>
internal sealed class StateReader(PaperAccounts accounts, PaperDrawers drawers, IPaperPrices market)
{
    private readonly Dictionary<(string Symbol, int Year), Instrument> _instruments = [];
    private readonly Dictionary<long, OrderChanged> _orders = [];
    private readonly Dictionary<long, ComplexOrderChanged> _complexes = [];
    private PaperAccount? _account;

    /// <summary>When the last thing happened; null when nothing did.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    public void Apply(StateEvent e)
    {
        switch (e)
        {
            case AccountOpened opened:
                _account = accounts.Add(opened.Account, opened.Kind, opened.Nickname, opened.At);
                Saw(opened.At);
                break;
            case AccountClosed closed:
                accounts.Remove(Account(closed.Account));
                foreach (var order in _orders.Values.Where(o => o.Account == closed.Account).ToList()) _orders.Remove(order.Id);
                foreach (var complex in _complexes.Values.Where(c => c.Account == closed.Account).ToList()) _complexes.Remove(complex.Id);
                break;
            case LineWritten line:
                Account(line.Account).Restore(line.ToTransaction(Find));
                Saw(line.At);
                break;
            case EveningDone evening:
                accounts.OfficeOf(Account(evening.Account))!.StartAfter(evening.Day);
                Saw(PaperBackOffice.At(evening.Day));
                break;
            case OrderChanged order:
                _orders[order.Id] = order;
                Saw(DateTimeOffset.FromUnixTimeMilliseconds((long)order.Order["updated-at"]!));
                break;
            case ComplexOrderChanged complex:
                _complexes[complex.Id] = complex;
                break;
            case ThingKept kept:
                drawers.Apply(kept);
                break;
            case ClockStopped stopped:
                Saw(stopped.At);
                break;
        }
    }

    /// <summary>Orders are made when the last of each is known; the highest id.</summary>
    public long FinishOrders()
    {
        foreach (var account in accounts)
            OrderState.Restore(account, [.. _orders.Values.Where(o => o.Account == account.AccountNumber)], [.. _complexes.Values.Where(c => c.Account == account.AccountNumber)], market);
        return Math.Max(_orders.Keys.DefaultIfEmpty().Max(), _complexes.Keys.DefaultIfEmpty().Max());
    }

    private PaperAccount Account(string number)
    {
        if (_account?.AccountNumber != number) _account = accounts.Find(number) ?? throw new PaperStateException($"The state speaks of the account {number}, which was never opened. Put the folder back from a copy, or start with a new one.");
        return _account;
    }

    private Instrument Find(string symbol, DateOnly day)
    {
        if (_instruments.TryGetValue((symbol, day.Year), out var known)) return known;
        return _instruments[(symbol, day.Year)] = market.Find(symbol, day) ?? market.Find(symbol)
            ?? throw new PaperStateException($"The state speaks of {symbol}, which this market does not list. It was made with other options (--stocks); use those, or start with a new folder.");
    }

    private void Saw(DateTimeOffset at)
    {
        if (!(at <= LastAt)) LastAt = at;
    }
}
