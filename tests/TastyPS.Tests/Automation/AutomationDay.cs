using System.Diagnostics;
using TastyPS.Core;
using TastyPS.Core.Automation;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Automation;

/// <summary>
/// A strategy left alone with the paper broker for simulated hours: tokens expire as they do, the venue goes away again and again, the
/// traded stock is halted, and the day is a short one. In the end the exit code and the books must be right.
/// </summary>
internal sealed class AutomationDay(int seed, TimeSpan duration, int outages, string folder)
{
    /// <summary>The Friday after Thanksgiving, which ends at 13:00, from midnight in New York.</summary>
    public static readonly DateTimeOffset Midnight = new(2026, 11, 27, 5, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);

    // An outage of six minutes, and the longest pause of a breaker after it.
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(15);

    // What the supervisor does side by side: the runs, the heartbeat, the reconciliation, the stop time. Each of them computes, is on the wire, or waits for the clock.
    private const int Flows = 4;

    // Before and after them, and where one waits for another, nobody can see that all of them wait.
    private static readonly TimeSpan Unseen = TimeSpan.FromSeconds(0.25);

    private readonly Random _random = new(seed);
    private int _planned;
    private PaperBroker _broker = null!;
    private Counting _wire = null!;
    private string _stock = "";
    private Halt _halt = null!;

    public AutomationResult Result { get; private set; } = null!;

    /// <summary>What the last comparison still found.</summary>
    public IReadOnlyList<ReconciliationEntry> Differences { get; private set; } = [];

    public AuditLogCheck Log { get; private set; } = null!;

    public int Orders { get; private set; }
    public int OrdersInHalt { get; private set; }
    public int OrdersAfterClose { get; private set; }
    public int Tokens { get; private set; }
    public int Outages { get; private set; }
    public int Alerts { get; private set; }

    /// <summary>Trades in the broker's ledger that no order of the journal made, or that the journal has and the ledger has not.</summary>
    public int Stray { get; private set; }

    public override string ToString() =>
        $"seed {seed}: {duration.TotalHours:0.#} h, {Outages} outages, {Tokens} tokens, {_stock} halted {_halt.From:HH:mm} to {_halt.To:HH:mm}Z: exit code {Result.ExitCode} ({Result.Reason}); {Result.Runs} runs, {Result.FailedRuns} failed, " +
        $"{Orders} orders ({OrdersInHalt} in the halt, {OrdersAfterClose} after the close), {Result.Heartbeats} heartbeats and {Result.FailedHeartbeats} lost, {Result.Reconciliations} reconciliations, {Alerts} alerts; " +
        $"{Differences.Count} differences, {Stray} stray trades, log of {Log.Lines} lines {(Log.IsIntact ? "intact" : "broken")}";

    /// <param name="start">When it begins, after midnight.</param>
    public async Task RunAsync(TimeSpan start)
    {
        var clock = new FakeClock(Midnight + start);
        (var world, _stock, _halt) = Halted(seed);
        _broker = new PaperBroker(new PaperOptions { Seed = world, TimeProvider = clock, RealClock = true });
        await using var broker = _broker;
        var end = broker.AsConnectionEnd();
        var options = ConnectionOptions.For(TastyEnvironment.Paper) with
        {
            Transport = () => _wire = new Counting(end.Transport()), VenueClock = end.Clock, TimeProvider = clock, JournalState = new StateFolder(folder), Breaker = new BreakerLimits(),
            // Nothing hangs on this wire, and so every timer is of something that waits.
            RequestTimeout = Timeout.InfiniteTimeSpan,
        };
        await using var connection = new Connection(options, end.Credential, "day");
        var account = broker.Accounts[0].AccountNumber;
        var before = broker.Accounts[0].Transactions.Count;
        Plan(clock, start);

        var running = new AutomationSupervisor(connection, new AutomationOptions
        {
            Name = "day",
            Strategy = (context, stop) => TradeAsync(connection.Client(SilentSink.Instance), account, context.Run, stop),
            Alert = _ =>
            {
                Alerts++;
                return Task.CompletedTask;
            },
            AccountNumbers = [account],
            Every = TimeSpan.FromMinutes(5),
            Market = AutomationMarket.Equity,
            StopAt = Midnight + start + duration,
        }).RunAsync(CancellationToken.None);
        await PassAsync(clock, running);
        Result = await running;

        broker.Faults.Clear();
        var looking = connection.Client(SilentSink.Instance).Reconciliation.CompareAsync(account, isAcknowledged: false, CancellationToken.None);
        await PassAsync(clock, looking);
        Differences = [.. (await looking).Differences];
        Log = AuditChain.Check(Result.LogPath!, Result.LogHash);
        var journal = (await connection.Journal.ReadAsync(SilentSink.Instance, CancellationToken.None)).Select(e => e.OrderId).OfType<long>().ToHashSet();
        var traded = broker.Accounts[0].Transactions.Skip(before).Where(t => t.Type == "Trade").Select(t => t.OrderId!.Value).ToHashSet();
        Stray = traded.Except(journal).Count() + broker.Accounts[0].Orders.All.Count(o => !journal.Contains(o.Id));
        Tokens = broker.Requests.Entries.Count(r => r.Path == "/oauth/token" && r.Status == 200);
    }

    /// <summary>Buys what it does not hold and sells what it does; waits while an order works.</summary>
    private async Task TradeAsync(TastyClient client, string account, int run, CancellationToken stop)
    {
        await foreach (var working in client.Orders.Live(account).WithCancellation(stop))
            if (!working.IsTerminal) return;
        decimal held = 0;
        await foreach (var position in client.Positions.ListAsync(account, new PositionFilter { Symbol = _stock, IncludeMarks = false }, stop)) held += position.SignedQuantity ?? 0;
        var order = new OrderRequest
        {
            OrderType = OrderType.Market,
            TimeInForce = TimeInForce.Day,
            // No two orders alike: the journal would take the second for a mistake.
            Legs = [new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = _stock, Action = held > 0 ? OrderAction.SellToClose : OrderAction.BuyToOpen, Quantity = held > 0 ? held : 1 + run }],
        };
        var now = _broker.Clock.GetUtcNow();
        await client.Orders.SubmitAsync(OrderIntent.Place(client.Connection, account, order, allowDuplicate: false), stop);
        Orders++;
        if (_halt.Covers(now)) OrdersInHalt++;
        if (TradingCalendar.ByRule.SessionOf(NewYorkTime.DateOf(now)) is not { } session || !session.Contains(now)) OrdersAfterClose++;
    }

    /// <summary>The first world from the seed on in which a stock is halted that morning.</summary>
    private static (int Seed, string Stock, Halt Halt) Halted(int seed)
    {
        for (var world = seed * 1000; world < (seed + 1) * 1000; world++)
        {
            var market = new PaperMarket(world, new FakeClock(Midnight));
            foreach (var stock in market.Underlyings.Where(u => u.Kind == UnderlyingKind.Stock).Select(market.InstrumentOf))
                if (market.QuoteAt(stock, Midnight.AddHours(10)).Halt is { } halt && halt.To - halt.From >= TimeSpan.FromMinutes(6)) return (world, stock.Symbol, halt);
        }
        throw new InvalidOperationException($"Nothing is ever halted from seed {seed} on.");
    }

    /// <summary>
    /// Half of the outages come while the market is open, but none hides the halt. The last hour is a quiet one, so that the end can be
    /// right.
    /// </summary>
    private void Plan(FakeClock clock, TimeSpan start)
    {
        var (open, close) = (TimeSpan.FromHours(9.5), TimeSpan.FromHours(13));
        for (var i = 0; i < outages; i++)
        {
            var inside = i % 2 == 0;
            var (from, to) = inside ? (Later(open, start), Earlier(close, start + duration)) : (start, start + duration - TimeSpan.FromHours(1));
            var at = from + (_random.NextDouble() * (to - from)) - start;
            if (Midnight + start + at > _halt.From - Recovery && Midnight + start + at < _halt.To) at = _halt.To - Midnight - start;
            var kind = _random.Next(6);
            At(clock, at > TimeSpan.Zero ? at : Step, () => Break(kind));
            At(clock, at + TimeSpan.FromMinutes(_random.Next(1, 7)), _broker.Faults.Clear);
        }
    }

    private void At(FakeClock clock, TimeSpan due, Action action)
    {
        _planned++;
        clock.CreateTimer(
            _ =>
            {
                _planned--;
                action();
            },
            null, due, Timeout.InfiniteTimeSpan);
    }

    private void Break(int kind)
    {
        Outages++;
        _broker.Faults.Add("*", kind switch
        {
            0 => PaperFault.Html(502),
            1 => PaperFault.Status(503),
            2 => PaperFault.DropBeforeAccept(),
            3 => PaperFault.CutBody(),
            4 => PaperFault.AcceptThenDrop(),
            _ => PaperFault.AcceptThenHtml(502),
        } with { Times = null });
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>Lets time pass whenever all that goes on waits for it: what computes may take its time, on a loaded machine too.</summary>
    private async Task PassAsync(FakeClock clock, Task task)
    {
        var limit = clock.GetUtcNow() + duration + TimeSpan.FromHours(1);
        while (!task.IsCompleted)
        {
            for (var from = Stopwatch.GetTimestamp(); !IsCalm(clock) && !task.IsCompleted && Stopwatch.GetElapsedTime(from) < (IsOnWire ? Patience.Limit : Unseen);) await Task.Delay(1);
            if (IsOnWire || clock.GetUtcNow() > limit) throw new TimeoutException($"seed {seed}: no end at {clock.GetUtcNow():O}, {_wire?.InFlight} on the wire, {clock.ActiveTimers} timers.");
            if (clock.UntilNext is { } next) clock.Advance(next < Step ? Step : next > LongestStep ? LongestStep : next);
        }
    }

    private bool IsOnWire => _wire is { InFlight: > 0 };

    private bool IsCalm(FakeClock clock) => !IsOnWire && clock.ActiveTimers >= Flows + _planned;

    private sealed class Counting(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _inFlight;

        public int InFlight => Volatile.Read(ref _inFlight);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _inFlight);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }
        }
    }
}
