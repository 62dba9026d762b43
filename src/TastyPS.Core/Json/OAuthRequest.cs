namespace TastyPS.Core.Json;

/// <summary>The body of <c>POST /oauth/token</c> (snake_case). Nearly every text in it is a secret.</summary>
internal sealed class OAuthRequest
{
    public string? GrantType { get; set; }
    public string? RefreshToken { get; set; }
    public string? Code { get; set; }
    public string? RedirectUri { get; set; }
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }
}
