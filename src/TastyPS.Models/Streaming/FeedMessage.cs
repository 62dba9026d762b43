namespace TastyPS;

/// <summary>A free message of the feed (it calls it Message or Configuration).</summary>
public sealed class FeedMessage : StreamEvent
{
    public long? Version { get; set; }

    /// <summary>Text, or JSON as the feed wrote it.</summary>
    public string? Attachment { get; set; }
}
