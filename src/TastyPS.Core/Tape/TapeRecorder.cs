using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using TastyPS.Core.Http;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Tape;

/// <summary>
/// Writes down what a session sees: the events of its market data stream, each of them; the messages of its account stream; and its calls
/// with their answers. Nothing of it is written before it has passed <see cref="Redaction"/> under the session's <see cref="Pseudonyms"/>.
/// </summary>
public sealed class TapeRecorder : IAsyncDisposable
{
    private readonly Connection _connection;
    private readonly long _most;
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TapeWriter _writer;
    private readonly Pseudonyms _pseudonyms = new();
    private readonly FeedTap _tap;
    private readonly HashSet<string> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _answers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _draining = [];
    private readonly List<IAsyncDisposable> _leases = [];
    private long _events;
    private long _accountMessages;
    private long _requests;
    private int _gaps;
    private int _isStopped;
    private Func<DateTimeOffset> _now;

    private TapeRecorder(Connection connection, Stream file, long? most)
    {
        (_connection, _most, _now) = (connection, most ?? long.MaxValue, connection.Options.VenueClock.GetUtcNow);
        _writer = new TapeWriter(file, connection.Options.TimeProvider);
        _tap = new FeedTap(this);
    }

    /// <summary>Events of the feed so far.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Ends with the reason when nothing can be written any more.</summary>
    public Task<Exception> Failure => _writer.Failure;

    /// <summary>Ends when as many events are on the tape as were wanted at the most.</summary>
    public Task Complete => _complete.Task;

    /// <summary>Begins to record.</summary>
    /// <param name="file">Where to; it is the recorder's from now on.</param>
    /// <param name="requests">What to ask the feed for; with none, what others have asked for and will ask for is recorded.</param>
    /// <param name="most">Events of the feed at the most; null for any number.</param>
    public static async Task<TapeRecorder> StartAsync(TastyClient client, Stream file, IReadOnlyList<StreamRequest> requests, long? most, CancellationToken cancel)
    {
        var recorder = new TapeRecorder(client.Connection, file, most);
        try
        {
            await recorder.FindClockAsync(client, cancel).ConfigureAwait(false);
            recorder.WriteHeader(requests);
            await recorder.LearnAsync(client, cancel).ConfigureAwait(false);
            recorder.Begin(requests);
            await recorder.AskForInstrumentsAsync(client.Rest.Sink, requests, cancel).ConfigureAwait(false);
            return recorder;
        }
        catch
        {
            // Also when stopped this early: the tape gets its end.
            await recorder.StopAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the recording, with the file whole.</summary>
    public async Task StopAsync()
    {
        await ReleaseAsync().ConfigureAwait(false);
        if (_writer.TryBegin(Now, out var line, isLast: true))
        {
            using var end = line;
            WriteAt(line);
            line.Json.WriteStartObject(TapeFormat.End);
            line.Json.WriteNumber("events", Events);
            line.Json.WriteNumber("account-messages", _accountMessages);
            line.Json.WriteNumber("requests", _requests);
            line.Json.WriteNumber("gaps", _gaps);
            line.Json.WriteEndObject();
        }
        await _writer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What is on the tape; of the file it knows nothing.</summary>
    public TapeSummary Summarize() => new()
    {
        From = Local(_writer.Span.From),
        To = Local(_writer.Span.To),
        Events = Events,
        AccountMessages = _accountMessages,
        Requests = _requests,
        Gaps = _gaps,
        Symbols = [.. _symbols.Order(StringComparer.Ordinal)],
    };

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private DateTimeOffset Now => _now();

    // A paper broker behind a socket has a time of its own, which it tells; it decides when markets are open in a replay.
    private async Task FindClockAsync(TastyClient client, CancellationToken cancel)
    {
        if (_connection.Options is not { Environment: TastyEnvironment.Paper, IsInMemory: false, TimeProvider: var timers }) return;
        try
        {
            if (await client.Paper.ClockAsync(cancel).ConfigureAwait(false) is not { Now: { } start, Speed: { } speed }) return;
            var (begun, at) = (timers.GetTimestamp(), new DateTimeOffset(start));
            _now = () => at + (timers.GetElapsedTime(begun) * (double)speed);
        }
        catch (ApiException unknown)
        {
            client.Rest.Sink.Verbose($"The broker does not tell its time, so the tape has this machine's: {unknown.Message}");
        }
    }

    // What must not be on the tape has to be known before it is heard: the login's names are asked for.
    private async Task LearnAsync(TastyClient client, CancellationToken cancel)
    {
        foreach (var secret in _connection.Secrets) _pseudonyms.LearnSecret(secret);
        foreach (var number in _connection.AccountNumbers) _pseudonyms.LearnAccount(number);
        _connection.Log.Exchanged += Learn;
        try
        {
            await client.Accounts.CustomerAsync(cancel).ConfigureAwait(false);
            await foreach (var account in _connection.Client(client.Rest.Sink, readsCache: false).Accounts.ListAsync(cancel).ConfigureAwait(false)) _pseudonyms.LearnAccount(account.AccountNumber);
        }
        catch (ApiException refused)
        {
            client.Rest.Sink.Verbose($"The names that the tape must not hold could not be asked for: {refused.Message}");
        }
        finally
        {
            _connection.Log.Exchanged -= Learn;
        }
    }

    private void Begin(IReadOnlyList<StreamRequest> requests)
    {
        _connection.Log.Exchanged += OnExchange;
        _connection.AccountStream.Received += OnAccountMessage;
        var hub = _connection.Streams;
        hub.StateChanged += OnStreamState;
        hub.Restored += OnGap;
        if (requests.Count > 0) _tap.Symbols = [.. requests.SelectMany(r => r.Symbols)];
        hub.Add(_tap);
        if (requests.Count > 0)
        {
            var lease = hub.Subscribe([.. requests]);
            _tap.Topics = [.. lease.Topics];
            _leases.Add(lease);
            _draining.Add(DrainAsync(lease));
        }
        if (_connection.AccountNumbers.Count == 0 || _connection.Options.StreamerUri is null) return;
        var accounts = _connection.AccountStream.Subscribe(new(_connection.AccountNumbers));
        _leases.Add(accounts);
        _draining.Add(DrainAsync(accounts.Events));
    }

    // A replay must know what it trades, also where this session has no reason to ask.
    private async Task AskForInstrumentsAsync(IHostSink sink, IReadOnlyList<StreamRequest> requests, CancellationToken cancel)
    {
        var parsed = requests.SelectMany(r => r.Symbols).Distinct().Select(s => Symbol.TryParse(s, out var known) ? known : null).OfType<Symbol>().ToList();
        var symbols = parsed.Select(s => s.ToApi()).Concat(parsed.Select(s => s.Underlying).OfType<string>()).Distinct().ToList();
        if (symbols.Count == 0) return;
        var client = _connection.Client(SilentSink.Instance, readsCache: false);
        try
        {
            await foreach (var _ in client.Instruments.FindAsync(symbols, cancel).ConfigureAwait(false)) { }
            await foreach (var _ in client.MarketData.FindAsync(symbols.Select(s => (s, (InstrumentType?)null)), cancel).ConfigureAwait(false)) { }
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            sink.Warning($"Not everything about the symbols could be put on the tape: {e.Message}");
        }
    }

    private async Task ReleaseAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0) return;
        _connection.Log.Exchanged -= OnExchange;
        _connection.AccountStream.Received -= OnAccountMessage;
        var hub = _connection.Streams;
        hub.Remove(_tap);
        hub.StateChanged -= OnStreamState;
        hub.Restored -= OnGap;
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var lease in _leases) await lease.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_draining).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // The tap has heard it already; a lease that nobody reads would hold up the socket.
    private async Task DrainAsync<T>(System.Threading.Channels.ChannelReader<T> lease)
    {
        await foreach (var _ in lease.ReadAllAsync(_stop.Token).ConfigureAwait(false)) { }
    }

    private void WriteHeader(IReadOnlyList<StreamRequest> requests)
    {
        if (!_writer.TryBegin(Now, out var line)) return;
        using var whole = line;
        var json = line.Json;
        json.WriteNumber(TapeFormat.Tape, TapeFormat.Version);
        WriteAt(line);
        json.WriteString("recorded-by", _connection.Options.UserAgent);
        json.WriteString("environment", _connection.Options.Environment.ToString());
        json.WriteStartArray("types");
        foreach (var type in requests.Select(r => r.Type.Name).Distinct()) json.WriteStringValue(type);
        json.WriteEndArray();
        json.WriteStartArray("symbols");
        foreach (var symbol in requests.SelectMany(r => r.Symbols).Distinct()) json.WriteStringValue(symbol);
        json.WriteEndArray();
    }

    private void OnEvent(in FeedEvent e)
    {
        if (_events >= _most) return;
        if (!_writer.TryBegin(_tap.WhenOf(e.ReceivedAt, Now), out var line)) return;
        using var whole = line;
        WriteAt(line);
        line.Json.WritePropertyName(TapeFormat.Feed);
        FeedEventWriter.Write(e, line.Json);
        _symbols.Add(e.Symbol);
        if (++_events == _most) _complete.TrySetResult();
    }

    private void OnStreamState(StreamState state)
    {
        var level = _connection.Streams.GetStatus().FeedLevel;
        if (!_writer.TryBegin(Now, out var line)) return;
        using var whole = line;
        WriteAt(line);
        line.Json.WriteStartObject(TapeFormat.Stream);
        line.Json.WriteString("state", state.ToString());
        line.Json.WriteString("level", level.ToString());
        line.Json.WriteEndObject();
    }

    private void OnGap(StreamGap gap)
    {
        if (!_writer.TryBegin(Now, out var line)) return;
        using var whole = line;
        WriteAt(line);
        line.Json.WriteStartObject(TapeFormat.Gap);
        if (gap.From is { } from) line.Json.WriteString("from", from.ToUniversalTime());
        if (gap.To is { } to) line.Json.WriteString("to", to.ToUniversalTime());
        line.Json.WriteString("reason", _pseudonyms.Of(gap.Reason ?? ""));
        line.Json.WriteEndObject();
        _gaps++;
    }

    private void OnAccountMessage(ReadOnlyMemory<byte> message)
    {
        if (Redacted(message) is not { } seen) return;
        if (!_writer.TryBegin(Now, out var line)) return;
        using var whole = line;
        WriteAt(line);
        line.Json.WritePropertyName(TapeFormat.Account);
        line.Json.WriteRawValue(seen, skipInputValidation: true);
        _accountMessages++;
    }

    private void Learn(Exchange exchange) => Redacted(exchange.Body);

    private void OnExchange(Exchange exchange)
    {
        var call = exchange.Call;
        var (path, query) = (_pseudonyms.OfPath(call.Path), _pseudonyms.OfQuery(call.Query.ToString()));
        var body = call.Body is null || call.HasSecretBody ? null : Redacted(call.Body);
        var isNew = IsNew(call, exchange.Body);
        var answer = exchange.Body.IsEmpty || call.HasSecretBody || !isNew ? null : Redacted(exchange.Body);
        if (!_writer.TryBegin(Now, out var line)) return;
        using var whole = line;
        var json = line.Json;
        WriteAt(line);
        json.WriteStartObject(TapeFormat.Rest);
        json.WriteString("method", call.Method.Method);
        json.WriteString("path", path);
        json.WriteString("template", call.Template);
        if (query.Length > 0) json.WriteString("query", query);
        if (exchange.Status is { } status) json.WriteNumber("status", status);
        json.WriteNumber("milliseconds", Math.Round((decimal)exchange.Took.TotalMilliseconds, 1));
        if (body is not null) Write(json, "body", body);
        if (answer is not null) Write(json, "answer", answer);
        else if (call.HasSecretBody) json.WriteString("answer", Redaction.Mask);
        else if (!isNew) json.WriteBoolean("answer-as-before", true);
        else if (!exchange.Body.IsEmpty) json.WriteString("answer", string.Create(CultureInfo.InvariantCulture, $"({exchange.Body.Length} bytes that are not JSON)"));
        json.WriteEndObject();
        _requests++;
    }

    private static void Write(Utf8JsonWriter json, string name, byte[] value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    // A chain has ten megabytes, and scripts ask for it again and again.
    private bool IsNew(ApiRequest call, ReadOnlyMemory<byte> body)
    {
        var (key, hash) = ($"{call.Method} {call.Path}{call.Query}", SHA256.HashData(body.Span));
        lock (_answers)
        {
            if (_answers.TryGetValue(key, out var before) && before.AsSpan().SequenceEqual(hash)) return false;
            _answers[key] = hash;
            return true;
        }
    }

    private static void WriteAt(TapeWriter.Line line) => line.Json.WriteString(TapeFormat.At, line.At.UtcDateTime);

    /// <summary>The text as it may be seen, having learned from it; null for what is no JSON.</summary>
    private byte[]? Redacted(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            _pseudonyms.Learn(document.RootElement);
            using var seen = new MemoryStream();
            using (var json = new Utf8JsonWriter(seen, TapeFormat.Writing)) Redaction.Copy(document.RootElement, json, _pseudonyms);
            return seen.ToArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair passes the parser, and nobody can read it.
            return null;
        }
    }

    private DateTime Local(DateTimeOffset at) => _connection.Options.TimeProvider.ToLocal(at);

    /// <summary>The recorder's place in the receive loop.</summary>
    private sealed class FeedTap(TapeRecorder recorder) : IFeedTap
    {
        private long _receivedAt = long.MinValue;
        private DateTimeOffset _when;

        /// <summary>What is recorded; null for everything that comes.</summary>
        public HashSet<object>? Topics { get; set; }

        /// <summary>The same while it is being asked for: the first event comes before the topics are known.</summary>
        public HashSet<string>? Symbols { get; set; }

        public Task? Room => recorder._writer.Room;

        public void OnEvent(in FeedEvent e)
        {
            if (Topics?.Contains(e.Subscription.Tag!) ?? Symbols?.Contains(e.Symbol) ?? true) recorder.OnEvent(e);
        }

        /// <summary>The instant of a message: all events of one have the same.</summary>
        public DateTimeOffset WhenOf(long receivedAt, DateTimeOffset now)
        {
            if (receivedAt != _receivedAt) (_receivedAt, _when) = (receivedAt, now);
            return _when;
        }
    }
}
