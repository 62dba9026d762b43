namespace TastyPS.Core;

/// <summary>
/// The two secrets of a refresh-token grant, and the client id where one was given. Its text form shows none of them.
/// </summary>
public sealed class Credential(string clientSecret, string refreshToken, string? clientId = null)
{
    internal string ClientSecret { get; } = clientSecret;

    internal string RefreshToken { get; } = refreshToken;

    internal string? ClientId { get; } = clientId;

    public override string ToString() => "TastyPS credential (not shown)";
}
