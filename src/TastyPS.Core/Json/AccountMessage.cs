using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TastyPS.Core.Json;

/// <summary>
/// One message of the account streamer: an acknowledgement (with <see cref="Status"/>) or a notification (with <see cref="Type"/>).
/// </summary>
public sealed class AccountMessage
{
    private static readonly Dictionary<string, Func<JsonTypeInfo>> Models = new()
    {
        ["Order"] = TastyJson.TypeInfo<Order>,
        ["ComplexOrder"] = TastyJson.TypeInfo<ComplexOrder>,
        ["AccountBalance"] = TastyJson.TypeInfo<AccountBalance>,
        ["CurrentPosition"] = TastyJson.TypeInfo<Position>,
        ["TradingStatus"] = TastyJson.TypeInfo<TradingStatus>,
        ["OrderChain"] = TastyJson.TypeInfo<OrderChain>,
        ["ExternalTransaction"] = TastyJson.TypeInfo<ExternalTransaction>,
        ["UnderlyingYearGainSummary"] = TastyJson.TypeInfo<UnderlyingYearGainSummary>,
        ["QuoteAlert"] = TastyJson.TypeInfo<QuoteAlert>,
        ["PublicWatchlists"] = TastyJson.TypeInfo<Watchlist>,
    };

    private AccountMessage(AccountFrame frame)
    {
        (Type, Timestamp, Sequence) = (frame.Type, frame.Timestamp, frame.WsSequence);
        (Status, Action, RequestId, Message) = (frame.Status, frame.Action, frame.RequestId, frame.Message);
        WebSocketSessionId = frame.WebSocketSessionId;
        if (frame.Data.ValueKind is JsonValueKind.Undefined) return;
        if (Type is not null && Models.TryGetValue(Type, out var model)) Data = Content(frame.Data, model());
        Data ??= Content(frame.Data, TastyJson.TypeInfo<object>());
    }

    /// <summary>What the notification is about, e.g. <c>Order</c>; null in an acknowledgement.</summary>
    public string? Type { get; }

    /// <summary>
    /// The model of the notification. For a type that we lack, or content that could not be read as its model: plain values; null where it
    /// has a text that is none (half of a surrogate pair).
    /// </summary>
    public object? Data { get; }

    /// <summary>Why the content could not be read as its model; null where it could.</summary>
    public string? Fault { get; private set; }

    public DateTime? Timestamp { get; }

    public long? Sequence { get; }

    /// <summary><c>ok</c> or <c>error</c>; null in a notification.</summary>
    public string? Status { get; }

    /// <summary>The request that is acknowledged. An error may lack the request id, so this is what to match by.</summary>
    public string? Action { get; }

    public long? RequestId { get; }

    /// <summary>The venue's words for an error.</summary>
    public string? Message { get; }

    public string? WebSocketSessionId { get; }

    /// <summary>Reads a frame; one that wraps several messages gives them all.</summary>
    /// <exception cref="InvalidPayloadException">The frame is no JSON object.</exception>
    public static IReadOnlyList<AccountMessage> Read(ReadOnlySpan<byte> frame)
    {
        try
        {
            var outer = JsonSerializer.Deserialize(frame, TastyJson.TypeInfo<AccountFrame>()) ?? throw new JsonException("An object was expected");
            return (outer.Results ?? [outer]).ConvertAll(inner => new AccountMessage(inner ?? throw new JsonException("An object was expected")));
        }
        catch (JsonException error)
        {
            throw new InvalidPayloadException("A message of the account streamer cannot be read", error.BytePositionInLine ?? 0, error);
        }
    }

    // What is wrong with one notification is no reason to lose the others of its frame, or the connection.
    private object? Content(JsonElement data, JsonTypeInfo type)
    {
        try
        {
            return data.Deserialize(type);
        }
        catch (JsonException error)
        {
            Fault ??= (error.InnerException as InvalidOperationException ?? (Exception)error).Message;
            return null;
        }
    }
}
