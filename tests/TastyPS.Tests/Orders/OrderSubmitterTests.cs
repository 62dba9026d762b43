using System.Net;
using TastyPS.Core;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Orders;

public sealed class OrderSubmitterTests : IDisposable
{
    private readonly OrderBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>What leaves it open whether the venue has the order.</summary>
    public static TheoryData<string> LostAnswers => ["reset", "502 page", "500", "504", "408", "cut", "html", "no json", "no id", "time-out"];

    [Fact]
    public async Task An_accepted_order_is_in_the_journal_with_its_number()
    {
        var intent = _bench.Intent();
        _bench.Venue.Answer(HttpStatusCode.Created, OrderBench.PlacedJson(7, intent.ExternalIdentifier));
        var placed = await _bench.SubmitAsync(intent);
        Assert.Equal(7, placed.OrderId);
        var entry = Assert.Single(await _bench.JournalAsync());
        Assert.Equal((OrderOutcome.Accepted, 7L, OrderIntentKind.Place, OrderBench.Account, TastyEnvironment.Production), (entry.Outcome, entry.OrderId, entry.Kind, entry.AccountNumber, entry.Environment));
        Assert.Contains(intent.ExternalIdentifier, _bench.Venue.Seen[^1].Body);
    }

    [Fact]
    public async Task What_is_previewed_is_what_is_sent_byte_for_byte()
    {
        var intent = _bench.Intent();
        _bench.Venue.Answer(HttpStatusCode.Created, OrderBench.PlacedJson(0, "")).Answer(HttpStatusCode.Created, OrderBench.PlacedJson(7, intent.ExternalIdentifier));
        await _bench.Client.Orders.DryRunAsync(intent, CancellationToken.None);
        await _bench.SubmitAsync(intent);
        var bodies = _bench.Venue.Seen.Where(s => s.Method == HttpMethod.Post && s.Path.Contains("/orders", StringComparison.Ordinal)).Select(s => s.Body).ToList();
        Assert.Equal(2, bodies.Count);
        Assert.Equal(bodies[0], bodies[1]);
    }

    [Fact]
    public async Task The_intent_is_on_disk_when_the_request_leaves()
    {
        var intent = _bench.Intent();
        var journal = "";
        _bench.Venue.Then((_, _) =>
        {
            journal = File.ReadAllText(_bench.JournalPath);
            return Task.FromResult(ScriptedHandler.Make(HttpStatusCode.Created, OrderBench.PlacedJson(7, intent.ExternalIdentifier)));
        });
        await _bench.SubmitAsync(intent);
        Assert.Contains(intent.ExternalIdentifier, journal);
        Assert.EndsWith("\n", journal);
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_is_looked_up_and_the_order_found(string how)
    {
        var intent = _bench.Intent();
        Lose(how);
        var looks = 0;
        _bench.Shows(() => ++looks < 6 ? [] : [OrderBench.OrderJson(9, intent.ExternalIdentifier, "Live")]);
        var placed = await _bench.SubmitAsync(intent);
        Assert.Equal(9, placed.OrderId);
        Assert.Single(_bench.Sent);
        Assert.Equal((OrderOutcome.Accepted, 9L), Assert.Single(await _bench.JournalAsync()) is var e ? (e.Outcome, e.OrderId) : default);
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task An_order_that_is_not_found_for_two_minutes_is_unknown_and_never_sent_again(string how)
    {
        Lose(how);
        _bench.Shows(() => []);
        var from = _bench.Clock.GetUtcNow();
        var error = await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent()));
        Assert.Equal(ErrorIds.OrderOutcomeUnknown, error.ErrorId);
        Assert.Contains("do not resend", error.Message);
        Assert.Contains("Get-TastyOrder -ExternalIdentifier", error.Advice);
        Assert.True(_bench.Clock.GetUtcNow() - from >= TimeSpan.FromSeconds(120));
        Assert.Single(_bench.Sent);
        Assert.Equal(OrderOutcome.Unknown, Assert.Single(await _bench.JournalAsync()).Outcome);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task Where_no_connection_was_made_there_is_no_order(HttpRequestError how)
    {
        _bench.Venue.Answer(HttpStatusCode.OK, _bench.Venue.Token!());
        _bench.Venue.Token = null;
        _bench.Venue.Fail(new HttpRequestException(how, "no way"));
        var error = await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent()));
        Assert.Equal(ErrorIds.HttpConnection, error.ErrorId);
        Assert.Equal(OrderOutcome.NotAccepted, Assert.Single(await _bench.JournalAsync()).Outcome);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(422)]
    [InlineData(429)]
    public async Task A_refusal_is_final_and_is_not_looked_up(int status)
    {
        _bench.Venue.Answer((HttpStatusCode)status, """{"error":{"code":"preflight_check_failure","message":"One or more preflight checks failed","errors":[{"code":"margin_check_failed","message":"You do not have enough buying power"}]}}""");
        var error = await Assert.ThrowsAsync<ApiException>(() => _bench.SubmitAsync(_bench.Intent()));
        Assert.Contains("margin_check_failed", error.Message);
        Assert.Equal(OrderOutcome.NotAccepted, Assert.Single(await _bench.JournalAsync()).Outcome);
        Assert.Single(_bench.Sent);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_written_down()
    {
        _bench.Venue.Token = () => """{"error":"nothing here"}""";
        await Assert.ThrowsAnyAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent()));
        Assert.Empty(await _bench.JournalAsync());
        Assert.Empty(_bench.Sent);
    }

    [Fact]
    public async Task A_guard_refuses_before_anything_is_written_or_sent()
    {
        _bench.Connection.OrderGuards.Add(new NoGuard());
        var error = await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent()));
        Assert.Equal("no", error.Message);
        Assert.Empty(await _bench.JournalAsync());
        Assert.Empty(_bench.Venue.Seen);
    }

    [Fact]
    public async Task The_same_order_within_five_minutes_needs_to_be_meant()
    {
        await PlaceAsync(1);
        var error = await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent(OrderBench.Buy(501.250m))));
        Assert.Equal(ErrorIds.OrderDuplicate, error.ErrorId);
        Assert.Single(_bench.Sent);
        await PlaceAsync(2, allowDuplicate: true);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await PlaceAsync(3);
        Assert.Equal(3, _bench.Sent.Count());
    }

    [Fact]
    public async Task A_refused_order_may_be_sent_again_at_once()
    {
        _bench.Venue.Answer(HttpStatusCode.UnprocessableEntity, """{"error":{"code":"x","message":"no"}}""");
        await Assert.ThrowsAsync<ApiException>(() => _bench.SubmitAsync(_bench.Intent()));
        await PlaceAsync(1);
        Assert.Equal(2, _bench.Sent.Count());
    }

    [Fact]
    public async Task The_next_order_command_goes_on_looking_and_tells_what_it_found()
    {
        var lost = _bench.Intent();
        Lose("reset");
        _bench.Shows(() => []);
        await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(lost));
        _bench.Shows(() => [OrderBench.OrderJson(5, lost.ExternalIdentifier, "Filled")]);
        var next = _bench.Intent(OrderBench.Buy(quantity: 1));
        _bench.Venue.Then((_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, OrderBench.Items(OrderBench.OrderJson(5, lost.ExternalIdentifier, "Filled")))));
        _bench.Venue.Answer(HttpStatusCode.Created, OrderBench.PlacedJson(6, next.ExternalIdentifier));
        await _bench.SubmitAsync(next);
        Assert.Equal([5L, 6L], (await _bench.JournalAsync()).Select(e => e.OrderId!.Value));
        Assert.Contains(_bench.Sink.Lines, l => l.StartsWith("warning", StringComparison.Ordinal) && l.Contains("is at the venue: 5"));
    }

    [Fact]
    public async Task An_order_of_unknown_fate_is_not_sent_again_unasked_even_later()
    {
        Lose("reset");
        _bench.Shows(() => []);
        await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent()));
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        var error = await Assert.ThrowsAsync<TastyException>(() => _bench.SubmitAsync(_bench.Intent()));
        Assert.Equal(ErrorIds.OrderDuplicate, error.ErrorId);
        Assert.Single(_bench.Sent);
    }

    [Theory]
    [InlineData("""{"data":{"id":22,"replaces-order-id":21,"status":"Received"}}""")]
    [InlineData("""{"data":{"order":{"id":22,"replaces-order-id":21,"status":"Received"}}}""")]
    public async Task A_replacement_has_the_new_number_wherever_the_answer_holds_it(string answer)
    {
        _bench.Venue.Answer(HttpStatusCode.OK, answer);
        var placed = await _bench.SubmitAsync(Replacement());
        Assert.Equal(22, placed.OrderId);
        Assert.Equal(["PUT /accounts/5WT00001/orders/21"], _bench.Sent);
        Assert.Equal((22L, 21L), Assert.Single(await _bench.JournalAsync()) is var e ? (e.OrderId, e.ReplacesOrderId) : default);
    }

    [Fact]
    public async Task An_answer_that_is_the_old_order_leads_to_the_new_one()
    {
        _bench.Venue.Answer(HttpStatusCode.OK, """{"data":{"id":21,"replacing-order-id":22,"status":"Replace Requested"}}""")
            .Answer(HttpStatusCode.OK, """{"data":{"id":22,"replaces-order-id":21,"status":"Live"}}""");
        Assert.Equal(22, (await _bench.SubmitAsync(Replacement())).OrderId);
    }

    [Fact]
    public async Task A_lost_replacement_is_found_through_the_order_that_it_replaced()
    {
        Lose("reset");
        _bench.Venue.Otherwise = (request, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, request.RequestUri!.AbsolutePath switch
        {
            "/accounts/5WT00001/orders/21" => """{"data":{"id":21,"replacing-order-id":22,"status":"Cancelled"}}""",
            "/accounts/5WT00001/orders/22" => """{"data":{"id":22,"replaces-order-id":21,"status":"Live"}}""",
            _ => OrderBench.Items(),
        }));
        Assert.Equal(22, (await _bench.SubmitAsync(Replacement())).OrderId);
        Assert.Single(_bench.Sent);
    }

    [Fact]
    public async Task A_lost_complex_order_is_found_by_one_of_its_orders()
    {
        var complex = new ComplexOrderRequest { Type = ComplexOrderType.OTO, TriggerOrder = OrderBench.Buy(), Orders = [OrderBench.Buy(quantity: 1)] };
        var intent = OrderIntent.PlaceComplex(_bench.Connection, OrderBench.Account, complex, false);
        Lose("reset");
        _bench.Venue.Otherwise = (request, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, request.RequestUri!.AbsolutePath.EndsWith("/complex-orders/44", StringComparison.Ordinal)
            ? """{"data":{"id":44,"type":"OTO"}}"""
            : OrderBench.Items(OrderBench.OrderJson(45, intent.ExternalIdentifier + "-1", "Contingent", ",\"complex-order-id\":44"))));
        Assert.Equal(44, (await _bench.SubmitAsync(intent)).ComplexOrderId);
        Assert.Single(_bench.Sent);
        Assert.Null(complex.Orders[0].ExternalIdentifier);
    }

    [Theory]
    [InlineData("Cancel Requested", 1)]
    [InlineData("Filled", 1)]
    [InlineData("Live", 3)]
    public async Task A_cancel_in_doubt_is_repeated_only_while_the_order_works(string status, int requests)
    {
        for (var i = 0; i < requests; i++)
            _bench.Venue.Answer(HttpStatusCode.BadGateway).Answer(HttpStatusCode.OK, "{\"data\":{\"id\":3,\"status\":\"" + status + "\"}}");
        var cancel = _bench.Client.Orders.CancelAsync(OrderBench.Account, 3, CancellationToken.None);
        if (status == "Live") Assert.Equal(ErrorIds.OrderNotCancelled, (await Assert.ThrowsAsync<TastyException>(() => cancel)).ErrorId);
        else Assert.Equal(3, (await cancel).Id);
        Assert.Equal(requests, _bench.Sent.Count());
    }

    private async Task PlaceAsync(long id, bool allowDuplicate = false)
    {
        var intent = _bench.Intent(allowDuplicate: allowDuplicate);
        _bench.Venue.Answer(HttpStatusCode.Created, OrderBench.PlacedJson(id, intent.ExternalIdentifier));
        await _bench.SubmitAsync(intent);
    }

    private OrderIntent Replacement()
    {
        var old = new Order { Id = 21, AccountNumber = OrderBench.Account, OrderType = OrderType.Limit, TimeInForce = TimeInForce.Day, Price = 1 };
        return OrderIntent.Substitute(_bench.Connection, OrderIntentKind.Replace, old, new OrderChangeRequest { OrderType = OrderType.Limit, TimeInForce = TimeInForce.Day, Price = 1.05m, PriceEffect = PriceEffect.Debit }, false);
    }

    private void Lose(string how) => _ = how switch
    {
        "reset" => _bench.Venue.Fail(new HttpRequestException(HttpRequestError.Unknown, "reset by peer")),
        "502 page" => _bench.Venue.Answer(HttpStatusCode.BadGateway, "<html>", "text/html"),
        "500" => _bench.Venue.Answer(HttpStatusCode.InternalServerError),
        "504" => _bench.Venue.Answer(HttpStatusCode.GatewayTimeout),
        "408" => _bench.Venue.Answer(HttpStatusCode.RequestTimeout),
        "cut" => _bench.Venue.Fail(new IOException("the answer broke off")),
        "html" => _bench.Venue.Answer(HttpStatusCode.OK, "<html>sign in</html>", "text/html"),
        "no json" => _bench.Venue.Answer(HttpStatusCode.Created, "{\"data\":{\"order\":"),
        "no id" => _bench.Venue.Answer(HttpStatusCode.Created, "{\"data\":{}}"),
        "time-out" => _bench.Venue.Then(async (_, token) =>
        {
            _bench.Clock.Advance(PatientClock.RequestTimeout);
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    private sealed class NoGuard : IOrderGuard
    {
        public ValueTask CheckAsync(OrderIntent intent, CancellationToken cancellationToken) => throw new TastyException(ErrorIds.ParameterInvalid, "no");
    }
}
