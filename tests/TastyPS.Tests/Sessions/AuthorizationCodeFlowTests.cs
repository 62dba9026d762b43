using System.Net;
using System.Net.Sockets;
using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Sessions;

/// <summary>The sign-in against the paper broker's own authorize page, over loopback; a client plays the browser.</summary>
public sealed class AuthorizationCodeFlowTests : IAsyncDisposable
{
    private readonly PaperBroker _broker = new();
    private readonly PaperListener _listener;
    private readonly Uri _redirect;
    private readonly HttpClient _browser = new() { DefaultRequestHeaders = { { "User-Agent", "browser/1" } } };

    public AuthorizationCodeFlowTests()
    {
        _listener = PaperListener.Start(_broker);
        _redirect = new Uri($"http://localhost:{FreePort()}/callback");
        _broker.OAuth.RedirectUris.Add(_redirect.OriginalString);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _listener.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private AuthorizationCodeFlow Flow(string? secret = null, Uri? redirect = null, TimeProvider? clock = null) =>
        new(ConnectionOptions.For(TastyEnvironment.Paper, _listener.Rest) with { TimeProvider = clock ?? TimeProvider.System }, _broker.OAuth.ClientId, secret ?? _broker.ClientSecret, redirect ?? _redirect, "read trade");

    private Task<HttpResponseMessage>? _visit;

    private void Browse(Uri page) => _visit = _browser.GetAsync(page);

    [Fact]
    public async Task A_sign_in_gives_a_credential_that_works()
    {
        var credential = await Flow().RunAsync(Browse, new RecordingSink(), default);

        Assert.Equal(_broker.RefreshToken, credential.RefreshToken);
        Assert.Contains("You are connected", await (await _visit!).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_state_is_refused_and_its_code_is_not_used()
    {
        var error = await Assert.ThrowsAsync<TastyException>(() => Flow().RunAsync(_ => Browse(new Uri(_redirect + "?code=planted&state=somebody-elses")), new RecordingSink(), default));

        Assert.Equal(ErrorIds.SessionState, error.ErrorId);
        Assert.Equal(0, _broker.Requests.Count("POST", "/oauth/token"));
        Assert.Equal(HttpStatusCode.BadRequest, (await _visit!).StatusCode);
    }

    [Fact]
    public async Task A_redirect_to_another_path_names_the_letter()
    {
        var error = await Assert.ThrowsAsync<TastyException>(() => Flow().RunAsync(_ => Browse(new Uri($"http://localhost:{_redirect.Port}/callback/?code=c&state=s")), new RecordingSink(), default));

        Assert.Equal(ErrorIds.SessionRedirect, error.ErrorId);
        Assert.Contains("to the letter", error.Advice);
    }

    [Fact]
    public async Task An_unregistered_redirect_is_an_error_after_a_while_and_not_a_wait_for_ever()
    {
        _broker.OAuth.RedirectUris.Remove(_redirect.OriginalString);
        var clock = new FakeClock();
        var running = Flow(clock: clock).RunAsync(Browse, new RecordingSink(), default);
        Assert.Equal(HttpStatusCode.BadRequest, (await _visit!).StatusCode);

        clock.Advance(TimeSpan.FromMinutes(5));

        var error = await Assert.ThrowsAsync<TastyException>(() => running);
        Assert.Equal(ErrorIds.SessionRedirect, error.ErrorId);
        Assert.Contains("to the letter", error.Advice);
    }

    [Fact]
    public async Task What_is_no_redirect_is_answered_and_ignored()
    {
        var credential = await Flow().RunAsync(
            page => _visit = Task.Run(async () =>
            {
                Assert.Equal(HttpStatusCode.NotFound, (await _browser.GetAsync(new Uri($"http://localhost:{_redirect.Port}/favicon.ico"))).StatusCode);
                return await _browser.GetAsync(page);
            }),
            new RecordingSink(), default);

        Assert.Equal(_broker.RefreshToken, credential.RefreshToken);
    }

    [Fact]
    public async Task A_wrong_client_secret_is_dead_and_not_quoted()
    {
        var error = await Assert.ThrowsAsync<TastyException>(() => Flow(secret: "planted-secret").RunAsync(Browse, new RecordingSink(), default));

        Assert.Equal(ErrorIds.SessionDead, error.ErrorId);
        Assert.DoesNotContain("planted", error.ToString());
    }

    [Theory]
    [InlineData("https://localhost:8765/callback")]
    [InlineData("http://example.com/callback")]
    public async Task A_redirect_that_cannot_be_listened_to_is_said_at_once(string redirect) =>
        Assert.Equal(ErrorIds.SessionRedirect, (await Assert.ThrowsAsync<TastyException>(() => Flow(redirect: new Uri(redirect)).RunAsync(Browse, new RecordingSink(), default))).ErrorId);

    [Fact]
    public async Task A_port_in_use_is_said_and_stopping_stops()
    {
        using var stop = new CancellationTokenSource();
        var first = Flow().RunAsync(_ => { }, new RecordingSink(), stop.Token);

        var error = await Assert.ThrowsAsync<TastyException>(() => Flow().RunAsync(Browse, new RecordingSink(), default));
        await stop.CancelAsync();

        Assert.Equal(ErrorIds.SessionRedirect, error.ErrorId);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
