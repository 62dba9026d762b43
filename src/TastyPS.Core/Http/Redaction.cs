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
    public const string Mask = "***";

    private static readonly HashSet<string> ShownHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Version", "Content-Type", "Content-Length", "Content-Encoding", "User-Agent", "Date", "Server",
        "Deprecation", "Sunset", "Warning", "Retry-After", "X-Request-Id", "Transfer-Encoding",
    };

    private static readonly HashSet<string> MaskedNames = new(WireNames.Comparer)
    {
        "access_token", "refresh_token", "id_token", "client_secret", "client_id", "token", "auth-token", "session-token", "remember-token",
        "password", "account-number", "account-numbers", "tax-number", "ssn", "first-name", "last-name", "middle-name", "email", "mobile-phone-number",
        "home-phone-number", "work-phone-number", "birth-date", "street-one", "street-two", "foreign-tax-number", "ext-crm-id", "clearing-account-number",
        "first-surname", "second-surname", "legal-name", "secretary-name", "employer-name", "phone-number", "username", "user-id", "street-three", "city",
        "postal-code", "mobile-phone-number-details", "home-phone-number-details", "work-phone-number-details", "grantor-birth-date", "grantor-email",
        "grantor-first-name", "grantor-last-name", "grantor-middle-name", "grantor-tax-number",
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

    /// <summary>Whether values under a name are not for anybody's eyes.</summary>
    public static bool IsMasked(string name) => MaskedNames.Contains(name);

    /// <summary>Copies what may be seen.</summary>
    /// <param name="pseudonyms">For what is handed on: accounts keep their identity under another name, and more is masked.</param>
    public static void Copy(JsonElement from, Utf8JsonWriter to, Pseudonyms? pseudonyms = null)
    {
        switch (from.ValueKind)
        {
            case JsonValueKind.Object:
                to.WriteStartObject();
                foreach (var property in from.EnumerateObject())
                {
                    to.WritePropertyName(pseudonyms?.Of(property.Name) ?? property.Name);
                    if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object) && (pseudonyms?.Masks(property.Name) ?? IsMasked(property.Name))) to.WriteStringValue(Mask);
                    else Copy(property.Value, to, pseudonyms);
                }
                to.WriteEndObject();
                break;
            case JsonValueKind.Array:
                to.WriteStartArray();
                foreach (var item in from.EnumerateArray()) Copy(item, to, pseudonyms);
                to.WriteEndArray();
                break;
            case JsonValueKind.String or JsonValueKind.Number when pseudonyms is not null && from.ToString() is var text && pseudonyms.Of(text) is var changed && changed != text:
                to.WriteStringValue(changed);
                break;
            default:
                from.WriteTo(to);
                break;
        }
    }
}
