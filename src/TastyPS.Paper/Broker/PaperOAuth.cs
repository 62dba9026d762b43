using System.Security.Cryptography;
using System.Text;

namespace TastyPS.Paper;

/// <summary>
/// The customer's OAuth application and its tokens: made from the seed, alive for 15 minutes that the broker's clock runs. They protect play
/// money; being reproducible is worth more here than being secret.
/// </summary>
public sealed class PaperOAuth
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    private readonly Dictionary<string, Grant> _accessTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _codes = new(StringComparer.Ordinal);
    private readonly PaperClock _clock;
    private readonly int _seed;
    private int _issued;

    public PaperOAuth(int seed, PaperClock clock)
    {
        (_seed, _clock) = (seed, clock);
        ClientId = Make("client");
        ClientSecret = Make("secret");
        RefreshToken = Make("refresh");
    }

    public string ClientId { get; }

    public string ClientSecret { get; private set; }

    public string RefreshToken { get; private set; }

    /// <summary>Where a code may be sent; compared to the letter.</summary>
    public IList<string> RedirectUris { get; } = ["http://localhost:8000/callback"];

    /// <summary>What the grant allows; a token without <c>trade</c> changes nothing.</summary>
    public IReadOnlySet<string> Scopes { get; set; } = new HashSet<string> { "read", "trade", "openid" };

    /// <summary>Deletes the grant: its refresh token and every access token are dead, and a new refresh token exists.</summary>
    public void RevokeGrant()
    {
        _accessTokens.Clear();
        RefreshToken = Make("refresh");
    }

    /// <summary>Makes a new client secret, which kills the refresh tokens of the old one, as the venue does.</summary>
    public void RegenerateClientSecret()
    {
        ClientSecret = Make("secret");
        RevokeGrant();
    }

    /// <summary>Kills every access token; the grant lives.</summary>
    public void ExpireAccessTokens() => _accessTokens.Clear();

    internal string IssueCode(string redirectUri, IReadOnlySet<string> scopes) => Issue(_codes, "code", redirectUri, scopes);

    internal string IssueAccessToken(IReadOnlySet<string> scopes) => Issue(_accessTokens, "access", null, scopes);

    /// <summary>The scopes of a code, which dies of being used; null when it is unknown, old, or was made for another redirect URI.</summary>
    internal IReadOnlySet<string>? TakeCode(string code, string redirectUri)
        => _codes.Remove(code, out var grant) && grant.Ends > _clock.Uninterrupted && grant.RedirectUri == redirectUri ? grant.Scopes : null;

    /// <summary>The scopes of the token in an Authorization header, which must say Bearer; null when it is not alive.</summary>
    internal IReadOnlySet<string>? ScopesOf(string? authorization)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.Ordinal)) return null;
        return _accessTokens.TryGetValue(authorization[scheme.Length..], out var grant) && grant.Ends > _clock.Uninterrupted ? grant.Scopes : null;
    }

    private string Issue(Dictionary<string, Grant> where, string kind, string? redirectUri, IReadOnlySet<string> scopes)
    {
        var now = _clock.Uninterrupted;
        foreach (var dead in where.Where(t => t.Value.Ends <= now).Select(t => t.Key).ToList()) where.Remove(dead);
        var token = Make(kind);
        where[token] = new Grant(now + Life, redirectUri, scopes);
        return token;
    }

    private string Make(string kind)
        => $"paper-{kind}-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{_seed}/{kind}/{_issued++}"))))[..32]}";

    private sealed record Grant(DateTimeOffset Ends, string? RedirectUri, IReadOnlySet<string> Scopes);
}
