using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace TastyPS.Paper;

/// <summary>
/// One client of the account streamer, with the venue's traps: nothing counts before <c>connect</c>, a heartbeat is answered ok all the same,
/// errors come without the request's number, and a client that is silent for a minute is closed.
/// </summary>
internal sealed class AccountStreamClientSession : IAsyncDisposable
{
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(60);

    /// <summary>What a client may ask for beside accounts, and the type of what it is told then.</summary>
    private static readonly Dictionary<string, string> Subscriptions = new(StringComparer.Ordinal)
    {
        ["quote-alerts-subscribe"] = "QuoteAlert",
        ["public-watchlists-subscribe"] = "PublicWatchlists",
        ["user-message-subscribe"] = "UserMessage",
    };

    private readonly PaperBroker _broker;
    private readonly PaperSocket _socket;
    private readonly Channel<JsonObject> _out = Channel.CreateUnbounded<JsonObject>();
    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subscribed = new(StringComparer.Ordinal);
    private readonly string _id = Guid.NewGuid().ToString("N")[..8];
    private readonly CancellationTokenSource _leaving = new();
    private readonly ITimer _silence;
    private long _sequence;

    public AccountStreamClientSession(PaperBroker broker, PaperSocket socket)
    {
        (_broker, _socket) = (broker, socket);
        _silence = broker.Options.TimeProvider.CreateTimer(_ => Leave(1001), null, SilenceLimit, Timeout.InfiniteTimeSpan);
        broker.Noticed += OnNotice;
        broker.StreamFaults.Closing += Leave;
    }

    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _leaving.Token);
        var sending = SendAsync(either.Token);
        try
        {
            while (await _socket.ReceiveAsync(either.Token).ConfigureAwait(false) is { } message)
            {
                _silence.Change(SilenceLimit, Timeout.InfiniteTimeSpan);
                Say(Answer(message));
            }
        }
        finally
        {
            await _leaving.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _broker.Noticed -= OnNotice;
        _broker.StreamFaults.Closing -= Leave;
        await _silence.DisposeAsync().ConfigureAwait(false);
    }

    private JsonObject Answer(ReadOnlyMemory<byte> message)
    {
        if (Parse(message) is not { } said) return Error("", "not implemented");
        var action = Text(said["action"]) ?? "";
        var answer = new JsonObject { ["status"] = "ok", ["action"] = action, ["web-socket-session-id"] = _id };
        if (said["request-id"] is { } number) answer["request-id"] = number.DeepClone();
        // The line is alive, and that is all that this says.
        if (action == "heartbeat") return answer;
        if (!_broker.IsAlive(Text(said["auth-token"]))) return Error(action, "Unknown domain");
        if (action == "connect") return Connect(said["value"], answer);
        if (!Subscriptions.TryGetValue(action, out var type)) return Error(action, "not implemented");
        lock (_accounts)
        {
            if (_accounts.Count == 0) return Error(action, "connect-not-completed");
            _subscribed.Add(type);
        }
        return answer;
    }

    private JsonObject Connect(JsonNode? value, JsonObject answer)
    {
        var numbers = value switch
        {
            JsonArray many => [.. many.Select(Text).OfType<string>()],
            JsonValue when Text(value) is { Length: > 0 } one => [one],
            _ => new List<string>(),
        };
        if (numbers.Count == 0) return Error("connect", "value missing or not valid");
        if (numbers.Exists(n => _broker.Accounts.Find(n) is null) || _broker.StreamFaults.Happens(_broker.StreamFaults.Refuses)) return Error("connect", "failed");
        lock (_accounts) _accounts.UnionWith(numbers);
        answer["value"] = new JsonArray([.. numbers.Select(n => (JsonNode)n)]);
        _broker.Watch();
        return answer;
    }

    private JsonObject Error(string action, string text) => new() { ["status"] = "error", ["action"] = action, ["web-socket-session-id"] = _id, ["message"] = text };

    private void OnNotice(PaperNotice notice)
    {
        lock (_accounts)
        {
            if (notice.AccountNumber is { } account ? !_accounts.Contains(account) : !_subscribed.Contains(notice.Type)) return;
            foreach (var delivery in _broker.StreamFaults.Shape(_out, Frame(notice)))
            {
                if (delivery.Delay == TimeSpan.Zero) Say(delivery.Message);
                else _ = LateAsync(delivery);
            }
        }
    }

    private JsonObject Frame(PaperNotice notice) => new()
    {
        ["type"] = notice.Type,
        ["data"] = notice.Data.DeepClone(),
        ["timestamp"] = notice.At.ToUnixTimeMilliseconds(),
        ["ws-sequence"] = ++_sequence,
    };

    private async Task LateAsync(StreamDelivery<JsonObject> delivery)
    {
        await Task.Delay(delivery.Delay, _broker.Options.TimeProvider, _leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Say(delivery.Message);
    }

    private void Say(JsonObject frame) => _out.Writer.TryWrite(frame);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await foreach (var frame in _out.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_broker.StreamFaults.IsSilent) continue;
            await _socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString(WireJson.Options)), cancellationToken).ConfigureAwait(false);
        }
    }

    private void Leave(int code) => _ = LeaveAsync(code);

    private async Task LeaveAsync(int code)
    {
        if (code == PaperMessageFaults.NoCode) _socket.Abort();
        else await _socket.CloseAsync(code).ConfigureAwait(false);
        await _leaving.CancelAsync().ConfigureAwait(false);
    }

    private static JsonObject? Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            return JsonNode.Parse(message.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
