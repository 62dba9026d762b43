using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>
/// A real session of which a paper broker only reads the market: GETs of reference routes, through the session's cache and limits, and its
/// quote stream. Nothing here can write, or look into an account; it is the one class of the live source that knows the connection.
/// </summary>
public sealed class QuoteSession : IAsyncDisposable
{
    private static readonly TimeSpan ClockEvery = TimeSpan.FromSeconds(5);
    private const string ClockPath = PaperAdmin.Prefix + "clock";
    private static readonly string[] OfTheDay = ["/instruments/future-products", "/instruments/future-option-products", "/instruments/quantity-decimal-precisions", "/margin-requirements-public-configuration"];
    private static readonly string[] OfTheHour = ["/instruments/", "/option-chains/", "/futures-option-chains/"];
    private readonly Connection _connection;
    private readonly TastyClient _client;
    private readonly bool _ownsConnection;
    private ITimer? _clockReading;

    private QuoteSession(Connection connection, bool ownsConnection) =>
        (_connection, _client, _ownsConnection) = (connection, connection.Client(SilentSink.Instance), ownsConnection);

    public string Name => _connection.Name;

    public TastyEnvironment Environment => _connection.Options.Environment;

    /// <summary>The venue's time on this machine's timers.</summary>
    public TimeProvider Clock { get; private set; } = TimeProvider.System;

    /// <summary>Cancelled when somebody closes the session.</summary>
    public CancellationToken Closed => _connection.Closed;

    /// <param name="connection">A session that is connected.</param>
    /// <param name="ownsConnection">It is closed with this.</param>
    public static async Task<QuoteSession> OpenAsync(Connection connection, bool ownsConnection, CancellationToken cancellationToken)
    {
        var session = new QuoteSession(connection, ownsConnection);
        session.Clock = await session.FindClockAsync(cancellationToken).ConfigureAwait(false);
        return session;
    }

    /// <summary>The body of a reference route's answer; a path of any other kind is refused before it leaves.</summary>
    /// <param name="path">As it stands in the request line, percent-encoded.</param>
    /// <param name="query">Likewise, without its question mark.</param>
    public async Task<byte[]> GetAsync(string path, string query, CancellationToken cancellationToken)
    {
        if (!ReferenceRoutes.Contains(HttpMethod.Get.Method, path) && path != ClockPath) throw new InvalidOperationException($"{path} is none of the market's routes.");
        var call = ApiRequest.Of(HttpMethod.Get.Method, path, body: null) with { Life = LifeOf(path), Query = new QueryString() };
        foreach (var (name, value) in new PaperQuery(query).Pairs) call.Query.Add(name, value);
        var body = await _client.Rest.BodyAsync(call, cancellationToken).ConfigureAwait(false);
        await _client.Rest.KeepAsync().ConfigureAwait(false);
        return body;
    }

    /// <summary>What <c>data</c> of such an answer is.</summary>
    public async Task<JsonNode> DataAsync(string path, string query, CancellationToken cancellationToken)
    {
        var body = await GetAsync(path, query, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonNode.Parse(body)?["data"] ?? throw new FormatException($"The answer to {path} has no data.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The answer to {path} is no JSON.", e);
        }
    }

    /// <summary>Another quote stream of the session, not begun; who asks disposes it.</summary>
    public DxLinkClient NewStream(IFeedSink sink) => _connection.NewStream(sink);

    public async ValueTask DisposeAsync()
    {
        if (_clockReading is not null) await _clockReading.DisposeAsync().ConfigureAwait(false);
        if (_ownsConnection) await _connection.DisposeAsync().ConfigureAwait(false);
    }

    // What is kept is kept as long as the session's own cmdlets keep it, under the same key.
    private static CacheLife LifeOf(string path)
    {
        if (OfTheDay.Any(Begins) || path.Contains("/holidays", StringComparison.Ordinal)) return CacheLife.Day;
        return path != "/instruments/search" && OfTheHour.Any(Begins) ? CacheLife.Hour : CacheLife.None;

        bool Begins(string start) => path.StartsWith(start, StringComparison.Ordinal);
    }

    // A paper broker behind a socket has a time of its own, which it tells; it may leave nights out.
    private async Task<TimeProvider> FindClockAsync(CancellationToken cancellationToken)
    {
        var options = _connection.Options;
        if (options is not { Environment: TastyEnvironment.Paper, IsInMemory: false }) return VenueTime.Of(options);
        var (now, speed) = await AskClockAsync(cancellationToken).ConfigureAwait(false);
        var clock = new PaperClock(options.TimeProvider, now, speed);
        _clockReading = options.TimeProvider.CreateTimer(_ => _ = FollowAsync(clock), null, ClockEvery, ClockEvery);
        return new VenueTime(options.TimeProvider, clock);
    }

    private async Task FollowAsync(PaperClock clock)
    {
        try
        {
            var ahead = (await AskClockAsync(Closed).ConfigureAwait(false)).Now - clock.GetUtcNow();
            if (ahead > TimeSpan.Zero) clock.Advance(ahead);
        }
        catch (Exception e) when (e is TastyException or FormatException or OperationCanceledException or ObjectDisposedException)
        {
            // Time goes on as it did.
        }
    }

    private async Task<(DateTimeOffset Now, double Speed)> AskClockAsync(CancellationToken cancellationToken)
    {
        var told = await DataAsync(ClockPath, "", cancellationToken).ConfigureAwait(false);
        return (DateTimeOffset.Parse((string)told["now"]!, CultureInfo.InvariantCulture), (double)told["speed"]!);
    }
}
