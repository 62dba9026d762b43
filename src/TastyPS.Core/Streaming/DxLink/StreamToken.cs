namespace TastyPS.Core.Streaming.DxLink;

/// <summary>The key to the feed, asked for anew before every connect: address, token and level as the broker gives them.</summary>
/// <param name="Address">The WebSocket address. One that says <c>delayed</c> is a delayed feed.</param>
/// <param name="Token">The secret. Never logged.</param>
/// <param name="Level">The broker's word for the kind of data: <c>api</c>, <c>demo</c>.</param>
/// <param name="Expires">When it ends; null for the 24 hours that the broker documents.</param>
public sealed record StreamToken(Uri Address, string Token, string? Level = null, DateTimeOffset? Expires = null)
{
    public FeedLevel FeedLevel =>
        Address.AbsoluteUri.Contains("delayed", StringComparison.OrdinalIgnoreCase) ? FeedLevel.Delayed
        : string.Equals(Level, "demo", StringComparison.OrdinalIgnoreCase) ? FeedLevel.Demo
        : FeedLevel.Live;

    public override string ToString() => $"{Address.Host} ({FeedLevel})";
}
