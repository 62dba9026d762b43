using System.Text.Json;

namespace TastyPS.Core.Json;

/// <summary>A text frame of the account streamer as it comes: an acknowledgement, a notification, or several under <c>results</c>.</summary>
internal sealed class AccountFrame
{
    public string? Type { get; set; }
    public JsonElement Data { get; set; }
    public DateTime? Timestamp { get; set; }
    public long? WsSequence { get; set; }
    public string? Status { get; set; }
    public string? Action { get; set; }
    public string? WebSocketSessionId { get; set; }
    public long? RequestId { get; set; }
    public string? Message { get; set; }
    public List<AccountFrame>? Results { get; set; }
}
