namespace TastyPS.Paper;

/// <summary>Keeps a broker's accounts, orders and drawers over restarts: takes them back when it is opened, and records what happens from then on.</summary>
internal sealed class PaperState(string folder, int seed) : IDisposable
{
    private readonly StateLog _log = new(folder);
    private PaperAccounts _accounts = null!;
    private PaperDrawers _drawers = null!;

    /// <summary>Puts everything back; the instant of the last event, or null when there was none.</summary>
    public DateTimeOffset? Restore(PaperAccounts accounts, PaperDrawers drawers, PaperExchange exchange, IPaperPrices market)
    {
        (_accounts, _drawers) = (accounts, drawers);
        var reader = new StateReader(accounts, drawers, market);
        try
        {
            foreach (var e in _log.Replay(seed)) reader.Apply(e);
            exchange.GoOnAfter(reader.FinishOrders());
            return reader.LastAt;
        }
        catch
        {
            // Nobody else closes the files of a broker that could not be made.
            _log.Dispose();
            throw;
        }
    }

    /// <summary>Records from now on; what there is already is the first snapshot.</summary>
    public void Begin()
    {
        _accounts.Record = _log.Append;
        foreach (var drawer in _drawers.All) drawer.Record = _log.Append;
        TakeSnapshot();
    }

    public void Record(PaperAccount account, PaperOrder order)
    {
        _log.Append(OrderState.Of(order));
        if (order.Complex is { } complex) _log.Append(OrderState.Of(account.AccountNumber, complex));
    }

    /// <summary>What was recorded is on the disk when this returns.</summary>
    public void Flush()
    {
        _log.Flush();
        if (_log.WantsSnapshot) TakeSnapshot();
    }

    public void Stop(DateTimeOffset at)
    {
        _log.Append(new ClockStopped(at));
        Flush();
    }

    public void Dispose() => _log.Dispose();

    private void TakeSnapshot() => _log.WriteSnapshot(seed, _accounts.SelectMany(Events).Concat(_drawers.All.SelectMany(d => d.Events())));

    private IEnumerable<StateEvent> Events(PaperAccount account)
    {
        yield return new AccountOpened(account.AccountNumber, account.Kind, account.Nickname, account.OpenedAt);
        foreach (var line in account.Transactions) yield return LineWritten.Of(account.AccountNumber, line);
        if (_accounts.OfficeOf(account) is { } office) yield return new EveningDone(account.AccountNumber, office.DoneUntil);
        foreach (var order in account.Orders.All) yield return OrderState.Of(order);
        foreach (var complex in account.Orders.AllComplex) yield return OrderState.Of(account.AccountNumber, complex);
    }
}
