using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>One entry of an error list: code and message of a failed check, or domain and reason of a bad parameter.</summary>
public sealed record PaperError(string? Code, string? Message, string? Domain = null, string? Reason = null)
{
    public static PaperError OfParameter(string parameter, string reason) => new(null, null, parameter, reason);

    public JsonObject ToJson() => Domain is null
        ? new JsonObject { ["code"] = Code, ["message"] = Message }
        : new JsonObject { ["domain"] = Domain, ["reason"] = Reason };
}
