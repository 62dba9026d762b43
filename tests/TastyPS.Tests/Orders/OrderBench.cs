using System.Net;
using TastyPS.Core;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Orders;

/// <summary>An account, a journal in a folder of its own, a scripted venue, and a clock on which pauses are over at once.</summary>
internal sealed class OrderBench : IDisposable
{
    private readonly bool _isOwner;

    public const string Account = "5WT00001";

    public OrderBench(TemporaryFolder? folder = null)
    {
        _isOwner = folder is null;
        Folder = folder ?? new TemporaryFolder();
        Connection = Pipelines.Connect(Venue, new PatientClock(Clock), options => options with { JournalState = new StateFolder(Folder.Path), VenueClock = Clock, RequestTimeout = PatientClock.RequestTimeout });
        Client = Connection.Client(Sink);
    }

    public TemporaryFolder Folder { get; }

    public FakeClock Clock { get; } = new();

    public ScriptedHandler Venue { get; } = new();

    public RecordingSink Sink { get; } = new() { WantsDebug = false };

    public Connection Connection { get; }

    public TastyClient Client { get; }

    /// <summary>The requests that could have made an order.</summary>
    public IEnumerable<string> Sent => Venue.Seen.Where(s => s.Method != HttpMethod.Get && s.Path != "/oauth/token").Select(s => $"{s.Method} {s.Path}");

    public string JournalPath => Folder.File("journal", "orders-202603.jsonl");

    public static OrderRequest Buy(decimal price = 501.25m, decimal quantity = 100) => new()
    {
        OrderType = OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        Price = price,
        PriceEffect = PriceEffect.Debit,
        Legs = [new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = "SPY", Action = OrderAction.BuyToOpen, Quantity = quantity }],
    };

    public static string PlacedJson(long id, string externalIdentifier) => "{\"data\":{\"order\":" + OrderJson(id, externalIdentifier) + "}}";

    public static string OrderJson(long id, string externalIdentifier, string status = "Received", string more = "") =>
        $$"""{"id":{{id}},"account-number":"{{Account}}","status":"{{status}}","external-identifier":"{{externalIdentifier}}","legs":[]{{more}}}""";

    public static string Items(params string[] orders) => "{\"data\":{\"items\":[" + string.Join(',', orders) + "]}}";

    public OrderIntent Intent(OrderRequest? order = null, bool allowDuplicate = false) => OrderIntent.Place(Connection, Account, order ?? Buy(), allowDuplicate);

    public Task<PlacedOrderResponse> SubmitAsync(OrderIntent intent) => Client.Orders.SubmitAsync(intent, CancellationToken.None);

    public async Task<IReadOnlyList<OrderJournalEntry>> JournalAsync() => await new OrderJournal(new StateFolder(Folder.Path), Clock).ReadAsync(Sink, CancellationToken.None);

    /// <summary>Answers every look for orders with these.</summary>
    public void Shows(Func<IEnumerable<string>> orders) => Venue.Otherwise = (request, _) => Task.FromResult(
        request.Method == HttpMethod.Get ? ScriptedHandler.Make(HttpStatusCode.OK, Items([.. orders()])) : throw new InvalidOperationException($"{request.Method} {request.RequestUri} was not expected."));

    public void Dispose()
    {
        if (_isOwner) Folder.Dispose();
    }
}
