using System.Net;
using TastyPS.Core;

namespace TastyPS.Tests.Http;

public class ApiErrorTests
{
    [Theory]
    [InlineData("""{"error":{"code":"not_permitted","message":"User not permitted access"}}""", "not_permitted", "User not permitted access", 0)]
    [InlineData("""{"error":{"code":406,"message":"The requested version is not supported."}}""", "406", "The requested version is not supported.", 0)]
    [InlineData("""{"error":"invalid_grant","error_description":"Grant revoked"}""", "invalid_grant", "Grant revoked", 0)]
    [InlineData("""{"error":{"code":"x","message":"m","errors":[{"domain":"price","reason":"is missing"},{"code":"c","message":"d"}]}}""", "x", "price: is missing; c: d", 2)]
    [InlineData("", "", "Unprocessable entity", 0)]
    [InlineData("{", "", "Unprocessable entity", 0)]
    [InlineData("[1]", "", "Unprocessable entity", 0)]
    [InlineData("""{"error":null}""", "", "Unprocessable entity", 0)]
    [InlineData("""{"error":{"errors":[1,"x"]}}""", "", "Unprocessable entity", 0)]
    [InlineData("<html><center>nginx</center></html>", "", "HTML page", 0, "text/html")]
    public async Task Every_shape_is_read(string body, string code, string says, int details, string type = "application/json")
    {
        var end = new ScriptedHandler().Answer(HttpStatusCode.UnprocessableEntity, body, type);
        await using var connection = Pipelines.Connect(end);

        var error = await Assert.ThrowsAsync<ApiException>(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default));

        Assert.Equal((code, details), (error.Code, error.Details.Count));
        Assert.Contains(says, error.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, ErrorIds.ApiBadRequest)]
    [InlineData(HttpStatusCode.Forbidden, ErrorIds.ApiForbidden)]
    [InlineData(HttpStatusCode.NotFound, ErrorIds.ApiNotFound)]
    [InlineData(HttpStatusCode.NotAcceptable, ErrorIds.ApiVersion)]
    [InlineData(HttpStatusCode.Conflict, ErrorIds.ApiConflict)]
    [InlineData(HttpStatusCode.UnprocessableEntity, ErrorIds.ApiRejected)]
    [InlineData(HttpStatusCode.MovedPermanently, ErrorIds.ApiUnexpected)]
    public async Task A_status_has_its_id(HttpStatusCode status, string id)
    {
        var end = new ScriptedHandler().Answer(status, """{"error":{"code":"some_code","message":"some words"}}""");
        await using var connection = Pipelines.Connect(end);

        var error = await Assert.ThrowsAsync<ApiException>(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default));

        Assert.Equal((id, "some_code", status), (error.ErrorId, error.Code, error.StatusCode));
        Assert.Contains("some words", error.Message);
        Assert.Contains("GET /customers/me", error.Message);
    }

    [Fact]
    public async Task A_sandbox_502_says_what_the_sandbox_lacks()
    {
        var end = new ScriptedHandler { Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Make(HttpStatusCode.BadGateway, "<html>502</html>", "text/html")) };
        await using var connection = Pipelines.Connect(end, change: o => o with { Environment = TastyEnvironment.Sandbox });

        var error = await Assert.ThrowsAsync<ApiException>(() => connection.Client(new RecordingSink()).Accounts.CustomerAsync(default));

        Assert.Equal(ErrorIds.ApiUnavailable, error.ErrorId);
        Assert.Contains("sandbox does not host", error.Advice);
    }
}
