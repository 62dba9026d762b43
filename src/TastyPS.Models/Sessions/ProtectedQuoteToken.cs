using System.Security;

namespace TastyPS;

/// <summary>A <see cref="QuoteToken"/> whose secret is not to be read by chance.</summary>
public sealed class ProtectedQuoteToken
{
    public SecureString? Token { get; set; }
    public string? Level { get; set; }
    public string? DxlinkUrl { get; set; }
    public DateTime? IssuedAt { get; set; }
    public DateTime? ExpiresAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Level, DxlinkUrl);
}
