using System.Text;
using System.Text.Json;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

public class ErrorTests
{
    [SharedFact]
    public void Recorded_errors_are_read()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Of("api", "captures", "rest", "Error_Responses.json")!));
        var errors = file.RootElement.EnumerateArray().Select(body => ApiError.TryRead(Encoding.UTF8.GetBytes(body.GetRawText()))!).ToList();
        Assert.Equal(["not_permitted", "invalid_credentials", "preflight_check_failure"], errors.Select(error => error.Code));
        Assert.Equal("User not permitted access", errors[0].Message);
        var detail = Assert.Single(errors[2].Errors);
        Assert.Equal(("gtc_market_orders_not_supported", "GTC/GTD Market orders are not supported."), (detail.Code, detail.Message));
    }

    [Theory]
    [InlineData("""{"error":{"code":406,"message":"The requested version is not supported."}}""", "406", "The requested version is not supported.")]
    [InlineData("""{"error":"invalid_grant","error_description":"Grant revoked"}""", "invalid_grant", "Grant revoked")]
    [InlineData("""{"error":"invalid_grant"}""", "invalid_grant", null)]
    public void Every_shape_of_error_is_read(string json, string code, string? message)
    {
        var error = ApiError.TryRead(Encoding.UTF8.GetBytes(json))!;
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public void A_validation_error_has_domain_and_reason()
    {
        var error = ApiError.TryRead("""{"error":{"code":"validation_error","message":"m","errors":[{"domain":"price","reason":"is missing","preflight-id":1}]}}"""u8)!;
        var detail = Assert.Single(error.Errors);
        Assert.Equal(("price", "is missing", "1"), (detail.Domain, detail.Reason, detail.PreflightId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":{"code":"x" """)]
    public void What_is_no_error_body_is_null(string body) => Assert.Null(ApiError.TryRead(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_token_has_snake_case_and_no_envelope()
    {
        var token = TastyJson.ReadObject<OAuthToken>("""{"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":900}"""u8.ToArray());
        Assert.Equal(("a", "r", "Bearer", 900), (token.AccessToken, token.RefreshToken, token.TokenType, token.ExpiresIn!.Value));
    }
}
