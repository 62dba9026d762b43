using System.Net;
using System.Text;
using TastyPS.Core;

namespace TastyPS.Tests.Http;

public class ApiErrorTests
{
    [Theory]
    [InlineData("""{"error":{"code":"not_permitted","message":"User not permitted access"}}""", "not_permitted", "User not permitted access", 0)]
    [InlineData("""{"error":{"code":406,"message":"The requested version is not supported."}}""", "406", "The requested version is not supported.", 0)]
    [InlineData("""{"error":"invalid_grant","error_description":"Grant revoked"}""", "invalid_grant", "Grant revoked", 0)]
    [InlineData("""{"error":{"code":"x","message":"m","errors":[{"domain":"price","reason":"is missing"},{"code":"c","message":"d"}]}}""", "x", "m", 2)]
    [InlineData("", "", "", 0)]
    [InlineData("{", "", "", 0)]
    [InlineData("[1]", "", "", 0)]
    [InlineData("""{"error":null}""", "", "", 0)]
    [InlineData("""{"error":{"errors":[1,"x"]}}""", "", "", 0)]
    public void Every_shape_is_read(string body, string code, string message, int details)
    {
        var error = ApiError.Parse(Encoding.UTF8.GetBytes(body));

        Assert.Equal((code, message, details, false), (error.Code, error.Message, error.Errors.Count, error.IsHtml));
    }

    [Fact]
    public void A_page_is_a_page() => Assert.True(ApiError.Parse("  <html><center>nginx</center></html>"u8.ToArray()).IsHtml);

    [SharedFact]
    public void The_recorded_rejection_says_why()
    {
        var file = System.Text.Json.JsonDocument.Parse(File.ReadAllText(SharedFolder.Of("api", "captures", "rest", "Error_Responses.json")!));
        var body = file.RootElement.ValueKind == System.Text.Json.JsonValueKind.Array ? file.RootElement[0] : file.RootElement;
        var error = ApiError.Parse(Encoding.UTF8.GetBytes(body.GetRawText()));

        Assert.NotEqual("", error.Code);
        Assert.NotEmpty(error.Errors);
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
