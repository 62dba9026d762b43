using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary><c>POST /oauth/token</c> and the authorize page: no envelope, snake_case, RFC 6749 errors at 400.</summary>
internal sealed class OAuthRoutes : IPaperRoutes
{
    private const double TokenSeconds = 900;

    public void Map(PaperRouter router) => router
        .Post("/oauth/token", Token)
        .Get("/auth.html", Authorize);

    private static PaperResponse Token(PaperContext context)
    {
        if (Fields(context) is not { } fields) return Refuse("invalid_request", "The request body is malformed.");
        var oauth = context.Broker.OAuth;
        if (fields("client_secret") != oauth.ClientSecret) return Refuse("invalid_client", "Client authentication failed.");
        return fields("grant_type") switch
        {
            "refresh_token" => Refresh(context, fields),
            "authorization_code" => Exchange(context, fields),
            null => Refuse("invalid_request", "Missing required parameter: grant_type."),
            _ => Refuse("unsupported_grant_type", "The authorization grant type is not supported."),
        };
    }

    private static PaperResponse Refresh(PaperContext context, Func<string, string?> fields)
    {
        var oauth = context.Broker.OAuth;
        if (fields("refresh_token") != oauth.RefreshToken)
            return Refuse("invalid_grant", "The provided refresh token is invalid, expired, revoked, or was issued to another client or environment.");
        return Scopes(oauth, fields("scope")) is { } scopes ? Grant(context, scopes) : Refuse("invalid_scope", "The requested scope is invalid.");
    }

    private static PaperResponse Exchange(PaperContext context, Func<string, string?> fields)
    {
        var oauth = context.Broker.OAuth;
        if (fields("client_id") != oauth.ClientId) return Refuse("invalid_client", "Client authentication failed.");
        var scopes = oauth.TakeCode(fields("code") ?? "", fields("redirect_uri") ?? "");
        return scopes is null
            ? Refuse("invalid_grant", "The provided authorization code is invalid, expired, used, or does not match the redirection URI.")
            : Grant(context, scopes, oauth.RefreshToken);
    }

    private static PaperResponse Authorize(PaperContext context)
    {
        var (oauth, query) = (context.Broker.OAuth, context.Query);
        if (query.Text("client_id") != oauth.ClientId) return Page("The client is unknown.");
        var redirect = query.Text("redirect_uri");
        if (redirect is null || !oauth.RedirectUris.Contains(redirect)) return Page("The redirect uri included is not valid.");
        if (query.Text("response_type") != "code") return Page("The authorization server does not support this response type.");
        if (Scopes(oauth, query.Text("scope")) is not { } scopes) return Page("The requested scope is invalid.");

        var target = redirect + (redirect.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "code=" + oauth.IssueCode(redirect, scopes);
        if (query.Text("state") is { } state) target += "&state=" + Uri.EscapeDataString(state);
        return new PaperResponse(302, "", default).WithHeader("Location", target);
    }

    private static PaperResponse Grant(PaperContext context, IReadOnlySet<string> scopes, string? refreshToken = null)
    {
        // The token lives on the broker's clock; the client counts the seconds on its own.
        var speed = context.Broker.Options is { RealClock: false, Speed: > 0 } options ? options.Speed : 1;
        var answer = new JsonObject
        {
            ["access_token"] = context.Broker.OAuth.IssueAccessToken(scopes),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Math.Max(1, TokenSeconds / speed),
        };
        if (refreshToken is not null) answer["refresh_token"] = refreshToken;
        return PaperResponse.Json(200, answer);
    }

    private static HashSet<string>? Scopes(PaperOAuth oauth, string? asked)
    {
        if (asked is null) return [.. oauth.Scopes];
        var scopes = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return scopes.IsSubsetOf(oauth.Scopes) ? scopes : null;
    }

    private static Func<string, string?>? Fields(PaperContext context)
    {
        if (context.Request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            return new PaperQuery(System.Text.Encoding.UTF8.GetString(context.Request.Body.Span)).Text;
        try
        {
            var json = context.Body();
            return name => json[name] is JsonValue value ? value.ToString() : null;
        }
        catch (PaperApiException)
        {
            return null;
        }
    }

    private static PaperResponse Refuse(string error, string description)
        => PaperResponse.Json(400, new JsonObject { ["error"] = error, ["error_description"] = description });

    private static PaperResponse Page(string text)
        => new(400, "text/html", System.Text.Encoding.UTF8.GetBytes($"<html><body><h1>Authorization failed</h1><p>{text}</p></body></html>"));
}
