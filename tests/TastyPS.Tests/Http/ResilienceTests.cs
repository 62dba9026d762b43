using System.Net;
using TastyPS.Core;
using TastyPS.Core.Http;

namespace TastyPS.Tests.Http;

public class ResilienceTests
{
    private const string Customer = """{"data":{"id":"me","first-name":"Ann"}}""";

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A_get_is_tried_again(HttpStatusCode status)
    {
        var end = new ScriptedHandler().Answer(status).Answer(status).Answer(HttpStatusCode.OK, Customer);
        await using var connection = Pipelines.Connect(end);
        var sink = new RecordingSink();

        var customer = await connection.Client(sink).Accounts.CustomerAsync(default);

        Assert.Equal("Ann", customer.FirstName);
        Assert.Contains(sink.Lines, l => l.Contains("GET /customers/me → 200") && l.EndsWith("attempt 3)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_get_is_tried_again_after_a_network_failure_and_a_cut_body()
    {
        var end = new ScriptedHandler()
            .Fail(new HttpRequestException("reset"))
            .Answer(HttpStatusCode.OK, Customer, touch: r => r.Content.Headers.ContentLength = 5000)
            .Answer(HttpStatusCode.OK, Customer);
        await using var connection = Pipelines.Connect(end);

        Assert.Equal("Ann", (await connection.Client(new RecordingSink()).Accounts.CustomerAsync(default)).FirstName);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task What_changes_something_is_sent_once_whatever_happens(string method)
    {
        foreach (var make in (Func<ScriptedHandler, ScriptedHandler>[])[
            e => e.Answer(HttpStatusCode.BadGateway), e => e.Answer(HttpStatusCode.TooManyRequests), e => e.Fail(new HttpRequestException("reset")),
            e => e.Answer(HttpStatusCode.Unauthorized), e => e.Answer(HttpStatusCode.OK, "{}", touch: r => r.Content.Headers.ContentLength = 99)])
        {
            var end = make(new ScriptedHandler());
            await using var connection = Pipelines.Connect(end);

            await Assert.ThrowsAnyAsync<TastyException>(() => connection.Client(new RecordingSink()).Rest.SendAsync(ApiRequest.Of(method, "/x", "{}"u8.ToArray()), default));

            Assert.Single(end.Seen, s => s.Path == "/x");
        }
    }

    [Fact]
    public async Task A_server_that_never_answers_is_a_timeout_and_a_stop_is_a_stop()
    {
        var end = new ScriptedHandler { Otherwise = async (_, ct) => { await Task.Delay(Timeout.Infinite, ct); return null!; } };
        await using var connection = Pipelines.Connect(end, change: o => o with { RequestTimeout = TimeSpan.FromMilliseconds(30), MaxRetries = 1 });

        var error = await Assert.ThrowsAsync<TastyException>(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default));
        Assert.Equal(ErrorIds.HttpTimeout, error.ErrorId);

        await using var patient = Pipelines.Connect(end);
        using var stop = new CancellationTokenSource(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => patient.Client(new RecordingSink()).Accounts.CustomerAsync(stop.Token));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_it_is_read_whole()
    {
        var end = new ScriptedHandler().Answer(HttpStatusCode.OK, new string('x', 100_000));
        await using var connection = Pipelines.Connect(end, change: o => o with { MaxResponseBytes = 50_000 });

        var error = await Assert.ThrowsAsync<TastyException>(() => connection.Client(new RecordingSink { WantsDebug = false }).Accounts.CustomerAsync(default));

        Assert.Equal(ErrorIds.HttpTooLarge, error.ErrorId);
    }

    [Fact]
    public async Task A_page_where_json_was_expected_is_said_as_such()
    {
        var end = new ScriptedHandler().Answer(HttpStatusCode.OK, "<html>Please sign in</html>", "text/html");
        await using var connection = Pipelines.Connect(end);

        var error = await Assert.ThrowsAsync<TastyException>(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default));

        Assert.Equal(ErrorIds.HttpNotJson, error.ErrorId);
    }

    [Fact]
    public async Task Broken_json_is_an_error_with_its_own_id()
    {
        var end = new ScriptedHandler().Answer(HttpStatusCode.OK, """{"data":{"first-name": """);
        await using var connection = Pipelines.Connect(end);

        var error = await Assert.ThrowsAsync<TastyException>(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default));

        Assert.Equal(ErrorIds.JsonInvalid, error.ErrorId);
    }

    [Fact]
    public async Task Deprecation_is_said_once()
    {
        var end = new ScriptedHandler { Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, Customer, touch: r => r.Headers.Add("Sunset", "Sat, 12 Apr 2027 00:00:00 GMT"))) };
        await using var connection = Pipelines.Connect(end);
        var sink = new RecordingSink();

        for (var i = 0; i < 3; i++) await connection.Client(sink).Accounts.CustomerAsync(default);

        Assert.Single(sink.Lines, l => l.StartsWith("warning", StringComparison.Ordinal) && l.Contains("Sunset"));
    }
}
