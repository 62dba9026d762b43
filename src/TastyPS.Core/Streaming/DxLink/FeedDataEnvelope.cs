using System.Buffers.Text;
using System.Text.Json;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>Finds channel and data of a FEED_DATA message without parsing the data.</summary>
internal static class FeedDataEnvelope
{
    /// <summary>False when the message is of another type; a message that is no JSON at all throws.</summary>
    /// <exception cref="JsonException">The message is malformed.</exception>
    public static bool TryRead(ReadOnlySpan<byte> message, out int channel, out int data)
    {
        var head = """{"type":"FEED_DATA","channel":"""u8;
        var middle = ""","data":"""u8;
        if (message.StartsWith(head) && Utf8Parser.TryParse(message[head.Length..], out channel, out int digits) && message[(head.Length + digits)..].StartsWith(middle))
        {
            data = head.Length + digits + middle.Length;
            return true;
        }
        try
        {
            return TryReadAnyOrder(message, out channel, out data);
        }
        catch (InvalidOperationException e)
        {
            // A name that is no text.
            throw new JsonException(e.Message, e);
        }
    }

    private static bool TryReadAnyOrder(ReadOnlySpan<byte> message, out int channel, out int data)
    {
        channel = data = -1;
        bool isData = false;
        var reader = new Utf8JsonReader(message);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                isData = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("FEED_DATA"u8);
                if (!isData) return false;
            }
            else if (reader.ValueTextEquals("channel"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out channel)) throw new JsonException();
            }
            else
            {
                bool here = reader.ValueTextEquals("data"u8);
                reader.Read();
                if (here) data = (int)reader.TokenStartIndex;
                reader.Skip();
            }
        }
        return isData && channel >= 0 && data >= 0;
    }
}
