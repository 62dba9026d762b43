using System.Net;
using System.Text;
using TastyPS.Core;
using TastyPS.Core.Http;

namespace TastyPS.Tests.Http;

/// <summary>Secrets are planted in every credential, header and body, and looked for in everything that Core says or throws.</summary>
public class SecretTests
{
    private const string Mark = "planted";

    [Fact]
    public async Task No_secret_is_said_or_thrown_whatever_the_server_does()
    {
        foreach (var answer in (Func<HttpRequestMessage, HttpResponseMessage>[])[
            _ => Secretive(HttpStatusCode.OK, """{"data":{"id":"me","account-number":"planted","token":"planted"}}"""),
            _ => Secretive(HttpStatusCode.BadRequest, """{"error":{"code":"x","message":"bad"}}"""),
            _ => Secretive(HttpStatusCode.Unauthorized, """{"error":{"code":"token_invalid","message":"expired"}}"""),
            _ => Secretive(HttpStatusCode.InternalServerError, "planted but not json"),
            _ => Secretive(HttpStatusCode.OK, "{\"data\":{\"token\":\"planted"),
            _ => Secretive(HttpStatusCode.OK, "<html>planted</html>", "text/html"),
            _ => throw new HttpRequestException("refused")])
        {
            var sink = new RecordingSink();
            var end = new ScriptedHandler
            {
                Token = () => """{"access_token":"planted-access","refresh_token":"planted-next","id_token":"planted-id","expires_in":900}""",
                Otherwise = (request, _) => Task.FromResult(answer(request)),
            };
            await using var connection = new Connection(
                ConnectionOptions.For(TastyEnvironment.Production) with { Transport = () => end, LimitsRate = false, MaxRetries = 1, RetryDelay = TimeSpan.FromMilliseconds(1) },
                new Credential("planted-client-secret", "planted-refresh-token", "planted-client-id"), "test");
            var thrown = await Record.ExceptionAsync(() => connection.Client(sink).Rest.ObjectAsync<QuoteToken>(
                ApiRequest.Get($"/accounts/{"planted-account":n}/x") with { Query = new QueryString().AddEach("account-numbers[]", ["planted"]) }, default));

            var said = string.Join('\n', sink.Lines.Append(thrown?.ToString()).Append(sink.Errors.FirstOrDefault()?.ToString()));
            Assert.DoesNotContain(Mark, said);
            Assert.Contains("verbose GET /accounts/{n}/x", said);
        }
    }

    [Fact]
    public async Task A_refused_credential_is_not_quoted()
    {
        var end = new ScriptedHandler { Token = null, Otherwise = (_, _) => Task.FromResult(Secretive(HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"no"}""")) };
        await using var connection = new Connection(
            ConnectionOptions.For(TastyEnvironment.Production) with { Transport = () => end, LimitsRate = false }, new Credential("planted-client-secret", "planted-refresh-token"), "test");
        var sink = new RecordingSink();

        var error = await Assert.ThrowsAsync<TastyException>(() => connection.Client(sink).Accounts.CustomerAsync(default));

        Assert.DoesNotContain(Mark, error + string.Join('\n', sink.Lines));
    }

    [Fact]
    public void What_is_shown_of_a_body_keeps_its_shape()
    {
        var shown = Redaction.Body(Encoding.UTF8.GetBytes("""{"items":[{"account-number":"5WT","price":"1.02","n":[1,null,true],"token":{"token":"x"}}]}"""));

        Assert.Equal("""{"items":[{"account-number":"***","price":"1.02","n":[1,null,true],"token":{"token":"***"}}]}""", shown);
    }

    [Fact]
    public void A_credential_prints_nothing_of_itself() => Assert.DoesNotContain(Mark, $"{new Credential("planted", "planted", "planted")}");

    private static HttpResponseMessage Secretive(HttpStatusCode status, string body, string type = "application/json") => ScriptedHandler.Make(status, body, type, r =>
    {
        r.Headers.Add("Set-Cookie", "session=planted");
        r.Headers.Add("X-Debug", "planted");
    });
}
