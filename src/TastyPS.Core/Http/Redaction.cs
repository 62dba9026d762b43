using System.Text;
using System.Text.Json;

namespace TastyPS.Core.Http;

/// <summary>
/// The one place that decides what of a message may be seen. By structure, not by pattern: of the headers only those on a
/// list are shown, of JSON bodies the values under certain names are masked at any depth, and a body that is not JSON is
/// only counted.
/// </summary>
internal static class Redaction
{
    private const string Mask = "***";

    private static readonly HashSet<string> ShownHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Version", "Content-Type", "Content-Length", "Content-Encoding", "User-Agent", "Date", "Server",
        "Deprecation", "Sunset", "Warning", "Retry-After", "X-Request-Id", "Transfer-Encoding",
    };

    private static readonly HashSet<string> MaskedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "access_token", "refresh_token", "id_token", "client_secret", "client_id", "token", "auth-token", "session-token", "remember-token",
        "password", "account-number", "account-numbers", "tax-number", "ssn", "first-name", "last-name", "middle-name", "email", "mobile-phone-number",
        "home-phone-number", "work-phone-number", "birth-date", "street-one", "street-two", "foreign-tax-number", "ext-crm-id", "clearing-account-number",
    };

    public static string Request(HttpRequestMessage message, ApiRequest call)
    {
        var text = new StringBuilder().Append("→ ").Append(call.Method).Append(' ').Append(call.Template).Append(Query(call)).AppendLine();
        Headers(text, message.Headers);
        if (message.Content is not null) Headers(text, message.Content.Headers);
        return text.Append(call.Body is null ? "" : call.HasSecretBody ? Mask : Body(call.Body)).ToString();
    }

    public static string Response(HttpResponseMessage message, ApiRequest call, ReadOnlyMemory<byte> body)
    {
        var text = new StringBuilder().Append("← ").Append((int)message.StatusCode).Append(' ').Append(call.Method).Append(' ').Append(call.Template).AppendLine();
        Headers(text, message.Headers);
        Headers(text, message.Content.Headers);
        return text.Append(call.HasSecretBody ? Mask : Body(body)).ToString();
    }

    /// <summary>A JSON text with the values of sensitive names masked; anything else as its size.</summary>
    public static string Body(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return "";
        try
        {
            using var document = JsonDocument.Parse(body);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer)) Copy(document.RootElement, writer);
            return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (JsonException)
        {
            return $"({body.Length} bytes that are not JSON)";
        }
    }

    private static string Query(ApiRequest call) => call.Query.IsEmpty ? "" : Uri.UnescapeDataString(call.Query.ToString().Split('&')
        .Select(pair => pair.Contains("account-number", StringComparison.OrdinalIgnoreCase) ? pair[..(pair.IndexOf('=', StringComparison.Ordinal) + 1)] + Mask : pair)
        .Aggregate((a, b) => a + "&" + b));

    private static void Headers(StringBuilder text, System.Net.Http.Headers.HttpHeaders headers)
    {
        foreach (var (name, values) in headers)
            text.Append(name).Append(": ").AppendLine(ShownHeaders.Contains(name) ? string.Join(' ', values) : Mask);
    }

    private static void Copy(JsonElement from, Utf8JsonWriter to)
    {
        switch (from.ValueKind)
        {
            case JsonValueKind.Object:
                to.WriteStartObject();
                foreach (var property in from.EnumerateObject())
                {
                    to.WritePropertyName(property.Name);
                    if (MaskedNames.Contains(property.Name) && property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object)) to.WriteStringValue(Mask);
                    else Copy(property.Value, to);
                }
                to.WriteEndObject();
                break;
            case JsonValueKind.Array:
                to.WriteStartArray();
                foreach (var item in from.EnumerateArray()) Copy(item, to);
                to.WriteEndArray();
                break;
            default:
                from.WriteTo(to);
                break;
        }
    }
}
