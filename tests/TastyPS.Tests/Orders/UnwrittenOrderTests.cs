using System.Net;
using TastyPS.Core;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Orders;

/// <summary>A journal that cannot be used keeps nobody in a position, and lets nobody into one.</summary>
public sealed class UnwrittenOrderTests : IDisposable
{
    private readonly OrderBench _bench = new();
    private readonly List<string> _atVenue = [];
    private IDisposable? _held;

    public UnwrittenOrderTests() => Answer(HttpStatusCode.Created);

    public static TheoryData<string, string> Faults => new()
    {
        { "full", ErrorIds.OrderJournalUnwritable },
        { "corrupt", ErrorIds.OrderJournalCorrupt },
        { "locked", ErrorIds.StateLocked },
        { "refused", ErrorIds.StateUnavailable },
    };

    public void Dispose()
    {
        _held?.Dispose();
        _bench.Dispose();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_opens_is_refused_and_nothing_is_sent(string fault, string errorId)
    {
        if (!TryBreak(fault)) return;
        Assert.Equal(errorId, (await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent()))).ErrorId);
        // More than is held: the rest would open the other side.
        Assert.Equal(errorId, (await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent(Close(quantity: 101))))).ErrorId);
        Assert.Empty(_bench.Sent);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_only_closes_is_sent_and_its_identifier_is_told(string fault, string errorId)
    {
        if (!TryBreak(fault)) return;
        var close = _bench.Intent(Close());
        Assert.Equal(9, (await _bench.SubmitAsync(close)).OrderId);
        Assert.Equal(["POST /accounts/5WT00001/orders"], _bench.Sent);
        var warning = Assert.Single(_bench.Sink.Lines, l => l.StartsWith("warning", StringComparison.Ordinal));
        Assert.Contains($"Get-TastyOrder -ExternalIdentifier {close.ExternalIdentifier} finds it", warning);
        Assert.NotEmpty(errorId);
    }

    [Fact]
    public async Task Its_lost_answer_is_looked_up_as_any_other()
    {
        TryBreak("locked");
        var close = _bench.Intent(Close());
        Answer(HttpStatusCode.BadGateway);
        _atVenue.Add(OrderBench.OrderJson(7, close.ExternalIdentifier, "Filled"));
        Assert.Equal(7, (await _bench.SubmitAsync(close)).OrderId);
        Assert.Single(_bench.Sent);
    }

    [Fact]
    public async Task Where_it_stays_unknown_nobody_is_said_to_look_again()
    {
        TryBreak("locked");
        Answer(HttpStatusCode.BadGateway);
        var error = await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent(Close())));
        Assert.Equal(ErrorIds.OrderOutcomeUnknown, error.ErrorId);
        Assert.Contains("nobody but you looks again", error.Advice);
        Assert.Single(_bench.Sent);
    }

    [Fact]
    public async Task While_one_like_it_works_it_is_not_sent_twice_unasked()
    {
        TryBreak("locked");
        _atVenue.Add("""{"id":7,"status":"Live","legs":[{"instrument-type":"Equity","symbol":"SPY","action":"Sell to Close","quantity":"100.0","remaining-quantity":"40"}]}""");
        var error = await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent(Close())));
        Assert.Equal(ErrorIds.OrderDuplicate, error.ErrorId);
        Assert.Contains("Order 7", error.Message);
        Assert.Empty(_bench.Sent);
        await _bench.SubmitAsync(_bench.Intent(Close(), allowDuplicate: true));
        Assert.Single(_bench.Sent);
    }

    private static OrderRequest Close(decimal quantity = 100) => new()
    {
        OrderType = OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        Price = 500,
        PriceEffect = PriceEffect.Credit,
        Legs = [new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = "SPY", Action = OrderAction.SellToClose, Quantity = quantity }],
    };

    /// <summary>A venue where 100 SPY are held.</summary>
    private void Answer(HttpStatusCode toOrders) => _bench.Venue.Otherwise = (request, _) => Task.FromResult(request.Method == HttpMethod.Post
        ? ScriptedHandler.Make(toOrders, OrderBench.PlacedJson(9, ""))
        : ScriptedHandler.Make(HttpStatusCode.OK, OrderBench.Items(request.RequestUri!.AbsolutePath.EndsWith("/positions", StringComparison.Ordinal)
            ? ["""{"symbol":"SPY","instrument-type":"Equity","quantity":"100","quantity-direction":"Long"}"""]
            : [.. _atVenue])));

    private bool TryBreak(string fault)
    {
        switch (fault)
        {
            case "full" when !OperatingSystem.IsLinux():
                return false;
            case "full":
                Directory.CreateDirectory(Path.GetDirectoryName(_bench.JournalPath)!);
                File.CreateSymbolicLink(_bench.JournalPath, "/dev/full");
                break;
            case "corrupt":
                Directory.CreateDirectory(Path.GetDirectoryName(_bench.JournalPath)!);
                File.WriteAllText(_bench.JournalPath, "no json\n{}\n");
                break;
            case "locked":
                _held = new StateFolder(_bench.Folder.Path).TryLock("orders.lock");
                break;
            case "refused":
                // A folder in the file's place: the system refuses to open it.
                Directory.CreateDirectory(_bench.Folder.File("orders.lock"));
                break;
        }
        return true;
    }
}
