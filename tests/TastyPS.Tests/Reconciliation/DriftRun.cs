using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Core.Json;
using TastyPS.Core.Reconciliation;
using TastyPS.Paper;
using TastyPS.Tests.Orders;

namespace TastyPS.Tests.Reconciliation;

/// <summary>
/// One account between two looks: on each of some stocks one thing happens, drawn from the seed, with a transaction that tells or without.
/// What is reported is counted against what was done.
/// </summary>
internal sealed class DriftRun(int seed, string folder)
{
    private static readonly ReconciliationClass[] Classes = Enum.GetValues<ReconciliationClass>();

    private readonly Random _random = new(seed);
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, (ReconciliationClass Class, bool IsExplained)> _done = new(StringComparer.Ordinal);
    private PaperBroker _broker = null!;
    private TastyClient _client = null!;
    private string _account = "";

    /// <summary>How often what was done (first) was reported as what (second).</summary>
    public Dictionary<(ReconciliationClass Done, ReconciliationClass Reported), int> Matrix { get; } = [];

    /// <summary>Whatever else was wrong: an explanation too many or too few, a difference that came back.</summary>
    public List<string> Faults { get; } = [];

    public async Task RunAsync(int stocks)
    {
        _broker = new PaperBroker(new PaperOptions { Seed = seed, TimeProvider = _clock });
        await using var broker = _broker;
        var end = broker.AsConnectionEnd();
        var options = ConnectionOptions.For(TastyEnvironment.Paper) with
        {
            Transport = end.Transport, VenueClock = end.Clock, TimeProvider = new PatientClock(_clock), RequestTimeout = PatientClock.RequestTimeout, JournalState = new StateFolder(folder),
        };
        await using var connection = new Connection(options, end.Credential, "drift");
        _client = connection.Client(SilentSink.Instance);
        _account = broker.Accounts[0].AccountNumber;

        var plans = Stocks(stocks).Select(stock => new Plan(stock, Classes[_random.Next(Classes.Length)], _random.Next(2) == 0, _random.Next(2, 20))).ToList();
        // Rich enough for every order to come.
        Slip("SPY", 5000);
        foreach (var plan in plans) Prepare(plan);
        await SyncAsync();
        foreach (var plan in plans) await ActAsync(plan);
        // What was done to the last one is filled and booked.
        Pass();

        Count((await SyncAsync()).Entries);
        var again = await _client.Reconciliation.CompareAsync(_account, isAcknowledged: false, CancellationToken.None);
        foreach (var entry in again.Differences.Where(e => !e.StopsOpening)) Faults.Add($"seed {seed}: adopted, and a difference again: {entry}");
        if (again.Differences.Count() != _done.Values.Count(d => d.Class == ReconciliationClass.MissingAtBroker)) Faults.Add($"seed {seed}: {again.Differences.Count()} differences are held back");
    }

    private IEnumerable<string> Stocks(int count)
    {
        var held = _broker.Accounts[0].Book.Positions.Select(p => p.Instrument.UnderlyingSymbol).ToHashSet();
        var free = _broker.Market.Underlyings.Where(u => u.OptionRoots.Count > 0 && _broker.Market.InstrumentOf(u).InstrumentType == "Equity" && !held.Contains(u.Symbol)).Select(u => u.Symbol).ToArray();
        _random.Shuffle(free);
        return free.Take(count);
    }

    private void Prepare(Plan plan)
    {
        var (stock, quantity) = (plan.Stock, plan.Quantity);
        switch (plan.Class)
        {
            case ReconciliationClass.UnknownAtBroker or ReconciliationClass.OrderForeign: break;
            case ReconciliationClass.Expired: Slip(plan.Option = OptionOf(stock), _random.Next(2) == 0 ? 1 : -2); break;
            case ReconciliationClass.Assigned: Slip(plan.Option = OptionOf(stock), -1); break;
            case ReconciliationClass.Exercised: Slip(plan.Option = OptionOf(stock), 1); break;
            default: Slip(stock, quantity); break;
        }
    }

    private async Task ActAsync(Plan plan)
    {
        var (stock, quantity, isTold) = (plan.Stock, plan.Quantity, plan.IsTold);
        switch (plan.Class)
        {
            case ReconciliationClass.Match when isTold: await OwnAsync(stock, quantity); break;
            case ReconciliationClass.Match: break;
            case ReconciliationClass.MissingAtBroker when isTold: await ElsewhereAsync(stock, OrderAction.SellToClose, quantity); break;
            case ReconciliationClass.MissingAtBroker: Slip(stock, -quantity); break;
            case ReconciliationClass.UnknownAtBroker when isTold: await ElsewhereAsync(stock, OrderAction.BuyToOpen, quantity); break;
            case ReconciliationClass.UnknownAtBroker: Slip(stock, -quantity); break;
            case ReconciliationClass.QuantityDiffers when isTold: await ElsewhereAsync(stock, OrderAction.SellToClose, quantity / 2); break;
            case ReconciliationClass.QuantityDiffers:
                await OwnAsync(stock, 2);
                Slip(stock, quantity);
                break;
            case ReconciliationClass.DirectionDiffers when isTold: Deliver(stock, "Transfer", -2 * quantity); break;
            case ReconciliationClass.DirectionDiffers: Slip(stock, -quantity - 1); break;
            case ReconciliationClass.OrderForeign:
                _done[Key(await ElsewhereAsync(stock, OrderAction.BuyToOpen, 1, limit: 0.01m))] = (plan.Class, true);
                return;
            case ReconciliationClass.CorporateAction: Deliver(stock, isTold ? "Forward Split" : "Reverse Split", isTold ? quantity : -(quantity / 2)); break;
            case ReconciliationClass.Expired: Deliver(plan.Option!, "Expiration", -Held(plan.Option!)); break;
            default:
                var word = (isTold ? "" : "Cash Settled ") + (plan.Class == ReconciliationClass.Assigned ? "Assignment" : "Exercise");
                Deliver(plan.Option!, word, -Held(plan.Option!));
                if (!isTold) break;
                Deliver(stock, word, 100);
                _done[stock] = (plan.Class, true);
                break;
        }
        var isBooked = isTold || plan.Class is ReconciliationClass.Expired or ReconciliationClass.Assigned or ReconciliationClass.Exercised or ReconciliationClass.CorporateAction;
        _done[plan.Option ?? stock] = (plan.Class, isBooked || plan.Class == ReconciliationClass.Match);
    }

    private void Count(IReadOnlyList<ReconciliationEntry> entries)
    {
        var missed = _done.Keys.ToHashSet();
        foreach (var entry in entries)
        {
            var key = entry.Subject == ReconciliationSubject.Order ? Key(entry.OrderId!.Value) : entry.Symbol ?? "cash";
            missed.Remove(key);
            var (expected, isExplained) = _done.GetValueOrDefault(key, (ReconciliationClass.Match, true));
            Matrix[(expected, entry.Class)] = Matrix.GetValueOrDefault((expected, entry.Class)) + 1;
            if (entry.IsExplained != isExplained) Faults.Add($"seed {seed}: {entry} is {(entry.IsExplained ? "" : "not ")}explained ({entry.Explanation})");
        }
        Faults.AddRange(missed.Select(key => $"seed {seed}: {_done[key].Class} of {key} is not reported"));
    }

    private async Task<ReconciliationReport> SyncAsync()
    {
        var report = await _client.Reconciliation.CompareAsync(_account, isAcknowledged: false, CancellationToken.None);
        await _client.Reconciliation.ApplyAsync(report, isAcknowledged: false, CancellationToken.None);
        return report;
    }

    private async Task OwnAsync(string stock, decimal quantity)
    {
        await _client.Orders.SubmitAsync(OrderIntent.Place(_client.Connection, _account, Order(stock, OrderAction.BuyToOpen, quantity, null), allowDuplicate: true), CancellationToken.None);
        Pass();
    }

    /// <summary>An order of the app: past the journal.</summary>
    private async Task<long> ElsewhereAsync(string stock, OrderAction action, decimal quantity, decimal? limit = null)
    {
        var order = Order(stock, action, quantity, limit);
        order.Source = "WBT";
        var placed = await _client.Rest.ObjectAsync<PlacedOrderResponse>(ApiRequest.Post($"/accounts/{_account:n}/orders", TastyJson.Write(order)), CancellationToken.None);
        Pass();
        return placed.Order!.Id!.Value;
    }

    private static OrderRequest Order(string stock, OrderAction action, decimal quantity, decimal? limit) => new()
    {
        OrderType = limit is null ? OrderType.Market : OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        Price = limit,
        PriceEffect = limit is null ? null : PriceEffect.Debit,
        Legs = [new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = stock, Action = action, Quantity = quantity }],
    };

    private void Pass() => _clock.Advance(TimeSpan.FromSeconds(2));

    private void Slip(string symbol, decimal quantity) => _broker.Incidents.Slip(_account, symbol, quantity);

    private void Deliver(string symbol, string why, decimal quantity) => _broker.Incidents.Deliver(_account, why, symbol, quantity);

    private decimal Held(string symbol) => _broker.Accounts[0].Book.QuantityOf(symbol);

    private string OptionOf(string stock)
    {
        var (market, underlying) = (_broker.Market, _broker.Market.FindUnderlying(stock)!);
        var expiration = market.Expirations(underlying.OptionRoots[0].Symbol)[2];
        var (strikes, isCall) = (market.Strikes(underlying, expiration).ToArray(), _random.Next(2) == 0);
        _random.Shuffle(strikes);
        return strikes.Select(strike => market.Option(underlying, expiration, strike, isCall).Symbol).First(symbol => market.Find(symbol) is not null);
    }

    private static string Key(long orderId) => FormattableString.Invariant($"order {orderId}");

    private sealed record Plan(string Stock, ReconciliationClass Class, bool IsTold, decimal Quantity)
    {
        public string? Option { get; set; }
    }
}
