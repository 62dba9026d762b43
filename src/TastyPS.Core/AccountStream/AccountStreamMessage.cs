using System.Text.Json;

namespace TastyPS.Core.AccountStream;

/// <summary>Writes what the client says. The venue wants the Authorization header's value, the word Bearer included, in every message.</summary>
internal static class AccountStreamMessage
{
    public const string Connect = "connect";
    public const string Heartbeat = "heartbeat";
    public const string QuoteAlerts = "quote-alerts-subscribe";
    public const string PublicWatchlists = "public-watchlists-subscribe";
    public const string UserMessages = "user-message-subscribe";

    public static byte[] Write(string action, string bearer, long requestId, IReadOnlyCollection<string>? accounts, string? value)
    {
        using var message = new MemoryStream();
        using (var json = new Utf8JsonWriter(message))
        {
            json.WriteStartObject();
            json.WriteString("action", action);
            if (value is not null) json.WriteString("value", value);
            if (accounts is not null)
            {
                json.WriteStartArray("value");
                foreach (string account in accounts) json.WriteStringValue(account);
                json.WriteEndArray();
            }
            json.WriteString("auth-token", bearer);
            json.WriteNumber("request-id", requestId);
            json.WriteEndObject();
        }
        return message.ToArray();
    }
}
