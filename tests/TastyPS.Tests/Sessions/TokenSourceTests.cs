using System.Net;
using TastyPS.Core;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Sessions;

public class TokenSourceTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Many_callers_at_once_refresh_once()
    {
        var end = Customers();
        await using var connection = Pipelines.Connect(end, _clock);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default))));

        Assert.Single(end.Seen, s => s.Path == "/oauth/token");
        Assert.Equal(50, end.Seen.Count(s => s.Path == "/customers/me"));
    }

    [Theory]
    [InlineData(839, 1)]
    [InlineData(841, 2)]
    public async Task A_token_is_refreshed_a_minute_before_it_expires(int afterSeconds, int refreshes)
    {
        var end = Customers();
        await using var connection = Pipelines.Connect(end, _clock);
        await connection.Client(new RecordingSink()).Accounts.CustomerAsync(default);

        _clock.Advance(TimeSpan.FromSeconds(afterSeconds));
        await connection.Client(new RecordingSink()).Accounts.CustomerAsync(default);

        Assert.Equal(refreshes, end.Seen.Count(s => s.Path == "/oauth/token"));
    }

    [Fact]
    public async Task A_401_refreshes_once_and_replays_a_get_once()
    {
        var n = 0;
        var end = new ScriptedHandler { Token = () => $$"""{"access_token":"token-{{++n}}","expires_in":900}""" }.Answer(HttpStatusCode.Unauthorized).Answer(HttpStatusCode.OK, """{"data":{"id":"me"}}""");
        await using var connection = Pipelines.Connect(end, _clock);

        await connection.Client(new RecordingSink()).Accounts.CustomerAsync(default);

        Assert.Equal(["Bearer token-1", "Bearer token-2"], end.Seen.Where(s => s.Path == "/customers/me").Select(s => s.Authorization));
    }

    [Fact]
    public async Task A_second_401_is_an_error_and_not_a_loop()
    {
        var end = new ScriptedHandler { Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.Unauthorized, """{"error":{"code":"token_invalid","message":"This token is invalid or has expired"}}""")) };
        await using var connection = Pipelines.Connect(end, _clock);

        var error = await Assert.ThrowsAsync<ApiException>(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default));

        Assert.Equal((ErrorIds.ApiUnauthorized, true), (error.ErrorId, error.IsFatal));
        Assert.Equal(2, end.Seen.Count(s => s.Path == "/customers/me"));
    }

    [Theory]
    [InlineData("invalid_grant", "refresh token")]
    [InlineData("invalid_client", "client secret")]
    public async Task A_dead_credential_says_which_and_is_not_tried_again(string code, string which)
    {
        var end = new ScriptedHandler { Token = null, Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.BadRequest, $$"""{"error":"{{code}}","error_description":"no"}""")) };
        await using var connection = Pipelines.Connect(end, _clock);

        for (var i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<TastyException>(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default));
            Assert.Equal((ErrorIds.SessionDead, true), (error.ErrorId, error.IsFatal));
            Assert.Contains(which, error.Message);
            Assert.Contains("my.tastytrade.com", error.Advice);
        }
        Assert.Single(end.Seen);
    }

    [Fact]
    public async Task A_transient_refresh_failure_is_retried_and_then_not_held_against_the_credential()
    {
        var end = new ScriptedHandler { Token = null }
            .Answer(HttpStatusCode.BadGateway).Answer(HttpStatusCode.BadGateway)
            .Answer(HttpStatusCode.OK, """{"access_token":"t","expires_in":900}""").Answer(HttpStatusCode.OK, """{"data":{"id":"me"}}""");
        await using var connection = Pipelines.Connect(end);

        Assert.Equal("me", (await connection.Client(new RecordingSink()).Accounts.CustomerAsync(default)).Id);

        var away = new ScriptedHandler { Token = null, Otherwise = (_, _) => throw new HttpRequestException("no route") };
        await using var other = Pipelines.Connect(away);
        var error = await Assert.ThrowsAsync<TastyException>(() => other.Client(new RecordingSink()).Accounts.CustomerAsync(default));
        Assert.Equal(ErrorIds.SessionRefresh, error.ErrorId);
        Assert.Equal(4, away.Seen.Count);
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_the_refresh_to_the_others()
    {
        var gate = new TaskCompletionSource();
        var end = new ScriptedHandler { Token = null }
            .Then(async (_, _) => { await gate.Task; return ScriptedHandler.Make(HttpStatusCode.OK, """{"access_token":"t","expires_in":900}"""); });
        end.Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, """{"data":{"id":"me"}}"""));
        await using var connection = Pipelines.Connect(end);
        using var stop = new CancellationTokenSource();
        var impatient = connection.Client(new RecordingSink()).Accounts.CustomerAsync(stop.Token);
        var patient = connection.Client(new RecordingSink()).Accounts.CustomerAsync(default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.Equal("me", (await patient).Id);
        Assert.Single(end.Seen, s => s.Path == "/oauth/token");
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_announced_and_used()
    {
        var end = new ScriptedHandler { Token = () => """{"access_token":"t","expires_in":900,"refresh_token":"the-next-one"}""", Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, """{"data":{"id":"me"}}""")) };
        await using var connection = Pipelines.Connect(end, _clock);
        var rotated = new List<Credential>();
        connection.CredentialRotated += rotated.Add;

        await connection.Client(new RecordingSink()).Accounts.CustomerAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(900));
        await connection.Client(new RecordingSink()).Accounts.CustomerAsync(default);

        Assert.Equal("the-next-one", Assert.Single(rotated).RefreshToken);
        Assert.Contains("the-next-one", end.Seen.Last(s => s.Path == "/oauth/token").Body);
    }

    private static ScriptedHandler Customers() => new() { Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, """{"data":{"id":"me"}}""")) };
}
