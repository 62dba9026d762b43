namespace TastyPS;

/// <summary>The key to the quote feed, valid for 24 hours.</summary>
public sealed class QuoteToken : TastyObject
{
    /// <summary>Where the feed is: always use this address, it changes.</summary>
    public string? DxlinkUrl { get; set; }

    public DateTime? ExpiresAt { get; set; }
    public DateTime? IssuedAt { get; set; }
    public string? Level { get; set; }

    /// <summary>A secret: never shown and never logged.</summary>
    public string? Token { get; set; }

    public string? WebsocketUrl { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Level, DxlinkUrl);
}
