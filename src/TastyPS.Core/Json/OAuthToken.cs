namespace TastyPS.Core.Json;

/// <summary>The answer of <c>POST /oauth/token</c> (snake_case, no envelope). Every text in it is a secret.</summary>
internal sealed class OAuthToken
{
    public string? AccessToken { get; set; }
    public string? TokenType { get; set; }

    /// <summary>Seconds.</summary>
    public int? ExpiresIn { get; set; }

    /// <summary>Only from an authorization code; a refresh leaves the old one in force.</summary>
    public string? RefreshToken { get; set; }

    public string? IdToken { get; set; }
    public string? Scope { get; set; }
}
