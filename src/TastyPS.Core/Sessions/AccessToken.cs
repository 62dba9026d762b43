namespace TastyPS.Core;

/// <summary>A bearer and the instant after which it is no longer used.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"access token until {ExpiresAt:u}";
}
