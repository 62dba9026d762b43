using System.Text;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>An answer as bytes. <see cref="Delivery"/> says what the door does with it; anything but Whole is a fault asked for by a test.</summary>
public sealed record PaperResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public PaperDelivery Delivery { get; init; }

    public static PaperResponse Json(int status, JsonNode body) => new(status, "application/json", Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options)));

    public static PaperResponse NoContent { get; } = new(204, "", default);

    /// <summary>No answer yet: the broker's source gives it.</summary>
    internal static PaperResponse FromSource { get; } = new(0, "", default);

    /// <summary>The page that the venue's proxy answers before any service is reached.</summary>
    public static PaperResponse Html(int status)
    {
        var title = $"{status} {Reason(status)}";
        return new(status, "text/html", Encoding.UTF8.GetBytes(
            $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"));
    }

    public PaperResponse WithHeader(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };

    internal static string Reason(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        302 => "Found",
        400 => "Bad Request",
        401 => "Authorization Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Time-out",
        413 => "Request Entity Too Large",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Temporarily Unavailable",
        504 => "Gateway Time-out",
        _ => "Unknown",
    };
}
