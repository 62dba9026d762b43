namespace TastyPS;

/// <summary>A paper broker that listens on this machine: where it is and how to log in to it. Its secrets are worth nothing elsewhere.</summary>
public sealed class PaperServer
{
    public int Port { get; set; }

    /// <summary>The REST base address, for <c>Connect-TastySession -Uri</c>.</summary>
    public Uri? Rest { get; set; }

    public Uri? AccountStreamer { get; set; }

    public Uri? Dxlink { get; set; }

    public string? ClientSecret { get; set; }

    public string? RefreshToken { get; set; }

    public TastyList<string> Accounts { get; set; } = [];

    public override string ToString() => Rest?.ToString() ?? "";
}
