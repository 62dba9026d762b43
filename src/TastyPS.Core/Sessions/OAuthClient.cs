using System.Net;
using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>
/// POST /oauth/token. Failures are told apart: <c>invalid_grant</c> and <c>invalid_client</c> are dead credentials and say
/// which one and where to renew it; everything else is transient and was already retried.
/// </summary>
internal sealed class OAuthClient(RestClient rest, ConnectionOptions options)
{
    public Task<OAuthToken> RefreshAsync(Credential credential, CancellationToken cancellationToken) => PostAsync(
        new() { GrantType = "refresh_token", RefreshToken = credential.RefreshToken, ClientSecret = credential.ClientSecret, ClientId = credential.ClientId }, cancellationToken);

    public Task<OAuthToken> ExchangeAsync(string code, string clientId, string clientSecret, Uri redirect, CancellationToken cancellationToken) => PostAsync(
        new() { GrantType = "authorization_code", Code = code, ClientId = clientId, ClientSecret = clientSecret, RedirectUri = redirect.OriginalString }, cancellationToken);

    private async Task<OAuthToken> PostAsync(OAuthRequest body, CancellationToken cancellationToken)
    {
        // A code is good for one use; a refresh token is not used up by using it.
        var call = ApiRequest.Post($"/oauth/token", TastyJson.Write(body)) with { IsAnonymous = true, HasSecretBody = true, IsRepeatable = body.GrantType == "refresh_token" };
        try
        {
            return TastyJson.ReadObject<OAuthToken>(await rest.SendAsync(call, cancellationToken).ConfigureAwait(false));
        }
        // A page is no verdict on the credential: only the service itself can refuse it.
        catch (ApiException e) when (!e.IsPage && e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw Dead(e);
        }
        catch (TastyException e)
        {
            throw new TastyException(ErrorIds.SessionRefresh, $"No access token could be had from {options.Environment}: {e.Message}", "The credential was not refused; try again in a minute.", e);
        }
    }

    private TastyException Dead(ApiException e)
    {
        var where = options.Environment switch
        {
            TastyEnvironment.Production => "my.tastytrade.com → Manage → My Profile → API → OAuth Applications",
            TastyEnvironment.Sandbox => "developer.tastytrade.com/sandbox",
            _ => "the paper broker's start line (Start-TastyPaperBroker)",
        };
        var (what, advice) = e.Code switch
        {
            "invalid_client" => ("the client secret", $"Create a new client secret at {where} and connect with it; a new secret makes old refresh tokens invalid."),
            "invalid_grant" => ("the refresh token (revoked, mistyped, or of another environment)", $"Create a new grant at {where} and connect with its refresh token. Sandbox and Production credentials are not interchangeable."),
            _ => ("the credential", $"Check client secret and refresh token at {where}."),
        };
        return new TastyException(ErrorIds.SessionDead, $"{options.Environment} refused {what}: {(e.Code.Length > 0 ? e.Code : e.Message)}.", advice, e);
    }
}
