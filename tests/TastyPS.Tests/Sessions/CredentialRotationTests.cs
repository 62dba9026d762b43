using System.Net;
using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Sessions;

/// <summary>A refresh token that the venue replaces while it is used.</summary>
public sealed class CredentialRotationTests
{
    private readonly FakeClock _clock = new();
    private readonly RecordingSink _sink = new() { WantsDebug = false };
    private readonly ScriptedHandler _venue = new() { Token = () => """{"access_token":"a","refresh_token":"the next one","expires_in":900}""", Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, "{\"data\":{}}")) };

    [Fact]
    public async Task The_new_one_is_handed_on_once_and_used_from_then_on()
    {
        await using var connection = Pipelines.Connect(_venue, _clock);
        var kept = new List<string>();
        connection.CredentialRotated += rotated => kept.Add(rotated.RefreshToken);

        await CallAsync(connection);
        _clock.Advance(TimeSpan.FromMinutes(15));
        await CallAsync(connection);

        Assert.Equal(["the next one"], kept);
        Assert.Equal([false, true], _venue.Seen.Where(s => s.Path == "/oauth/token").Select(s => s.Body.Contains("the next one", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_that_cannot_be_kept_is_a_warning_and_the_call_goes_on()
    {
        await using var connection = Pipelines.Connect(_venue, _clock);
        connection.CredentialRotated += _ => throw new TastyException(ErrorIds.StateUnavailable, "the disk is full");

        await CallAsync(connection);

        Assert.Contains("could not be kept for later shells: the disk is full", Assert.Single(_sink.Lines, l => l.StartsWith("warning", StringComparison.Ordinal)));
        Assert.DoesNotContain(_sink.Lines, l => l.Contains("the next one", StringComparison.Ordinal));
    }

    private Task CallAsync(Connection connection) => connection.Client(_sink).Rest.SendAsync(ApiRequest.Get($"/market-time/sessions/current"), default);
}
