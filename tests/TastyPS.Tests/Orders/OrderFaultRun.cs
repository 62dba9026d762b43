using TastyPS.Core;
using TastyPS.Paper;

namespace TastyPS.Tests.Orders;

/// <summary>
/// One wish on its way through one fault, against the paper broker and a journal on disk; then the trader asks for the same again, and
/// for something else. Everything is drawn from the seed, on a clock on which pauses pass at once. Processes are played: nothing but the
/// folder and the broker is shared between connections.
/// </summary>
internal sealed class OrderFaultRun : IAsyncDisposable
{
    private static readonly string[] Faults =
    [
        "none", "accept then drop", "drop before accept", "error after accept", "answer cut", "answer too late", "accepted later", "refused",
        "dead before the journal's line is whole", "dead before the request", "dead before the answer", "two processes",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private readonly List<Connection> _processes = [];
    private readonly Random _random;
    private readonly string _fault;
    private readonly OrderWish _wish;
    private readonly PaperBroker _broker;

    private OrderFaultRun(int seed)
    {
        _random = new Random(seed);
        _fault = Faults[seed % Faults.Length];
        _wish = new OrderWish(_random);
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _clock, Speed = 0 });
    }

    private PaperAccount Account => _broker.Accounts[0];

    /// <summary>Says what broke the rule "one intent, at most one order, and the journal is right"; null where it held.</summary>
    public static async Task<string?> RunAsync(int seed)
    {
        await using var run = new OrderFaultRun(seed);
        return await run.RunAsync().WaitAsync(TimeSpan.FromMinutes(1)) is { } wrong ? $"seed {seed}, {run._wish.Kind}, {run._fault}: {wrong}" : null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        await _broker.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string?> RunAsync()
    {
        var first = Process();
        if (_wish.Kind == OrderIntentKind.Replace) _wish.Replaced = await PlaceReplacedAsync(first);
        Arm();
        await MeetFaultAsync(first);
        _broker.Faults.Clear();

        // What a trader does next: the same again, then something else, before and after what was on its way must have arrived.
        await TryAsync(Process(), _wish.ToIntent);
        await TryAsync(Process(), (process, account) => OrderIntent.Place(process, account, OrderWish.Buy(10, 1), allowDuplicate: false));
        _clock.Advance(TimeSpan.FromMinutes(8));
        var last = Process();
        await TryAsync(last, (process, account) => OrderIntent.Place(process, account, OrderWish.Buy(20, 1), allowDuplicate: false));
        return OrderVerdict.Of(Account, await last.Journal.ReadAsync(SilentSink.Instance, default), absent: _fault == "refused" ? OrderOutcome.NotAccepted : OrderOutcome.Unknown);
    }

    private void Arm()
    {
        PaperFault? fault = _fault switch
        {
            "accept then drop" => PaperFault.AcceptThenDrop(),
            "drop before accept" => PaperFault.DropBeforeAccept(),
            "error after accept" => PaperFault.AcceptThenHtml(Pick(502, 500, 503, 504, 408, 200)),
            "answer cut" => PaperFault.CutBody(),
            "answer too late" => PaperFault.Slow(PatientClock.RequestTimeout + TimeSpan.FromSeconds(5)),
            "accepted later" => PaperFault.AcceptLater(TimeSpan.FromSeconds(_random.Next(1, 400))),
            "refused" => PaperFault.Status(Pick(400, 403, 422, 429)),
            _ => null,
        };
        if (fault is null) return;
        foreach (var verb in (string[])["POST", "PUT"]) _broker.Faults.Add(verb + " /accounts/*", fault);
        // The looks that follow have a bad connection too, for a while.
        _broker.Faults.Add("GET /accounts/*", PaperFault.Html(502) with { Times = _random.Next(1, 12), Skip = _random.Next(3) });
    }

    private async Task MeetFaultAsync(Connection first)
    {
        var intent = _wish.ToIntent(first, Account.AccountNumber);
        switch (_fault)
        {
            case "dead before the journal's line is whole":
                await first.Journal.BeginAsync(intent, SilentSink.Instance, default);
                using (var journal = new FileStream(Directory.GetFiles(_folder.File("journal")).Single(), FileMode.Open)) journal.SetLength(journal.Length - _random.Next(1, 200));
                break;
            case "dead before the request":
                await first.Journal.BeginAsync(intent, SilentSink.Instance, default);
                break;
            case "dead before the answer":
                await first.Journal.BeginAsync(intent, SilentSink.Instance, default);
                await first.Client(SilentSink.Instance).Rest.SendAsync(intent.ToCall(), default);
                break;
            case "two processes":
                await Task.WhenAll(TryAsync(first, _wish.ToIntent), TryAsync(Process(), _wish.ToIntent));
                break;
            case "answer too late":
                var known = Account.Orders.All.Count;
                var late = TryAsync(first, _wish.ToIntent);
                await Streaming.Patience.UntilAsync(() => late.IsCompleted || Account.Orders.All.Count > known, "the order at the broker");
                _clock.Advance(PatientClock.RequestTimeout);
                await late;
                break;
            default:
                await TryAsync(first, _wish.ToIntent);
                break;
        }
    }

    private async Task<Order> PlaceReplacedAsync(Connection process) =>
        (await process.Client(SilentSink.Instance).Orders.SubmitAsync(OrderIntent.Place(process, Account.AccountNumber, OrderWish.Buy(30, 2), allowDuplicate: false), default)).Order!;

    private Connection Process()
    {
        var process = new Connection(
            ConnectionOptions.For(TastyEnvironment.Paper) with
            {
                Transport = () => new PaperHttpHandler(_broker),
                TimeProvider = new PatientClock(_clock),
                VenueClock = _broker.Clock,
                JournalState = new StateFolder(_folder.Path),
                RequestTimeout = PatientClock.RequestTimeout,
            },
            new Credential(_broker.ClientSecret, _broker.RefreshToken), "fault");
        _processes.Add(process);
        return process;
    }

    private Task TryAsync(Connection process, Func<Connection, string, OrderIntent> intent) => Task.Run(async () =>
    {
        try
        {
            await process.Client(SilentSink.Instance).Orders.SubmitAsync(intent(process, Account.AccountNumber), default);
        }
        catch (TastyException)
        {
            // How it ended is in the journal and at the broker; that is what is judged.
        }
    });

    private int Pick(params int[] from) => from[_random.Next(from.Length)];
}
