using System.Net;
using TastyPS.Core;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Orders;

public sealed class OrderJournalTests : IDisposable
{
    private readonly OrderBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_torn_last_line_is_cut_off_and_the_journal_goes_on()
    {
        await PlaceAsync(1, 100);
        await File.AppendAllTextAsync(_bench.JournalPath, """{"at":"2026-03-16T14:30:00Z","id":"torn","ki""");
        await PlaceAsync(2, 200);
        Assert.Equal([1L, 2L], (await _bench.JournalAsync()).Select(e => e.OrderId!.Value));
        Assert.DoesNotContain("torn", await File.ReadAllTextAsync(_bench.JournalPath));
        Assert.Contains(_bench.Sink.Lines, l => l.Contains("torn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_broken_in_the_middle_refuses_every_order_and_says_where()
    {
        await PlaceAsync(1, 100);
        var lines = await File.ReadAllLinesAsync(_bench.JournalPath);
        await File.WriteAllLinesAsync(_bench.JournalPath, ["{\"at\":#", .. lines]);
        using var other = new OrderBench(_bench.Folder);
        var error = await Assert.ThrowsAsync<TastyException>(() => other.SubmitAsync(other.Intent(OrderBench.Buy(quantity: 3))));
        Assert.Equal(ErrorIds.OrderJournalCorrupt, error.ErrorId);
        Assert.Contains("Line 1", error.Message);
        Assert.Contains("move it away", error.Advice);
        Assert.Empty(other.Sent);
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_sent()
    {
        if (!OperatingSystem.IsLinux()) return;
        Directory.CreateDirectory(Path.GetDirectoryName(_bench.JournalPath)!);
        File.CreateSymbolicLink(_bench.JournalPath, "/dev/full");
        var error = await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent()));
        Assert.Equal(ErrorIds.OrderJournalUnwritable, error.ErrorId);
        Assert.Empty(_bench.Sent);
    }

    [Fact]
    public async Task Of_two_processes_with_the_same_order_one_sends_it()
    {
        using var other = new OrderBench(_bench.Folder);
        foreach (var bench in (OrderBench[])[_bench, other])
            bench.Venue.Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.Created, OrderBench.PlacedJson(1, "x")));
        var tries = await Task.WhenAll(TryAsync(_bench), TryAsync(other));
        Assert.Equal([ErrorIds.OrderDuplicate], tries.OfType<string>());
        Assert.Single(_bench.Sent.Concat(other.Sent));
    }

    [Fact]
    public async Task An_outcome_of_the_next_month_belongs_to_its_intent()
    {
        _bench.Clock.Advance(new DateTimeOffset(2026, 3, 31, 23, 59, 59, TimeSpan.Zero) - _bench.Clock.GetUtcNow());
        var intent = _bench.Intent();
        await _bench.Connection.Journal.BeginAsync(intent, _bench.Sink, default);
        _bench.Clock.Advance(TimeSpan.FromSeconds(30));
        await _bench.Connection.Journal.EndAsync(intent.ExternalIdentifier, OrderOutcome.Accepted, 9, null, null, _bench.Sink, default);
        var entry = Assert.Single(await _bench.JournalAsync());
        Assert.Equal((OrderOutcome.Accepted, 9L, OrderIntentKind.Place), (entry.Outcome, entry.OrderId, entry.Kind));
        var again = await Assert.ThrowsAsync<TastyException>(() => _bench.Connection.Journal.BeginAsync(_bench.Intent(), _bench.Sink, default));
        Assert.Equal(ErrorIds.OrderDuplicate, again.ErrorId);
    }

    [Fact]
    public async Task The_hash_knows_the_wish_and_not_its_spelling()
    {
        var legs = new[] { "STO 1 SPY 260417P450", "BTO 1 SPY 260417P445" }.Select(t => LegText.Parse(t).ToRequest()).ToList();
        OrderRequest Spread(IEnumerable<OrderLegRequest> l, decimal price) => new() { OrderType = OrderType.Limit, TimeInForce = TimeInForce.Day, Price = price, PriceEffect = PriceEffect.Credit, Legs = [.. l] };
        Assert.Equal(_bench.Intent(Spread(legs, 1.2m)).Hash, _bench.Intent(Spread(legs.AsEnumerable().Reverse(), 1.20m)).Hash);
        Assert.NotEqual(_bench.Intent(Spread(legs, 1.2m)).Hash, _bench.Intent(Spread(legs, 1.25m)).Hash);
        Assert.NotEqual(_bench.Intent().Hash, OrderIntent.Place(_bench.Connection, "5WT00002", OrderBench.Buy(), false).Hash);
        await Task.CompletedTask;
    }

    private async Task PlaceAsync(long id, decimal quantity)
    {
        var intent = _bench.Intent(OrderBench.Buy(quantity: quantity));
        _bench.Venue.Answer(HttpStatusCode.Created, OrderBench.PlacedJson(id, intent.ExternalIdentifier));
        await _bench.SubmitAsync(intent);
    }

    private static async Task<string?> TryAsync(OrderBench bench)
    {
        try
        {
            await Task.Run(() => bench.Client.Orders.SubmitAsync(bench.Intent(), CancellationToken.None));
            return null;
        }
        catch (TastyException e)
        {
            return e.ErrorId;
        }
    }
}
