using System.Net;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>Makes a session's stream: its key from the venue, its connections from the session's options, its clock the venue's.</summary>
internal static class StreamHubs
{
    public static StreamHub Of(Core.Connection connection)
    {
        var options = connection.Options;
        return new StreamHub(
            cancel => TokenAsync(connection, cancel), ConnectionsOf(options), VenueTime.Of(options));
    }

    /// <summary>A stream of its own beside the hub's, for a program that takes every event as it comes.</summary>
    public static DxLinkClient ClientOf(Core.Connection connection, IFeedSink sink) =>
        new(cancel => TokenAsync(connection, cancel), ConnectionsOf(connection.Options), sink, connection.Options.TimeProvider);

    private static Func<IStreamConnection> ConnectionsOf(ConnectionOptions options) =>
        options.StreamConnections ?? (() => new WebSocketConnection(options.UserAgent, options.Proxy));

    // What cannot change by trying again is a refusal; everything else the client tries again.
    private static async Task<StreamToken> TokenAsync(Core.Connection connection, CancellationToken cancel)
    {
        // A stream pauses between its attempts by itself: an open breaker on top would make minutes out of an outage of seconds.
        using var urgent = Urgent.Begin();
        try
        {
            var token = await connection.Client(SilentSink.Instance).MarketData.QuoteTokenAsync(cancel).ConfigureAwait(false);
            if (token is not { DxlinkUrl: { Length: > 0 } address, Token: { Length: > 0 } secret })
                throw new StreamRefusedException("The venue's answer holds no key to the market data stream.");
            return new StreamToken(new Uri(address), secret, token.Level, token.ExpiresAt is { } end ? new DateTimeOffset(end) : null);
        }
        catch (ApiException e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized)
        {
            throw new StreamRefusedException($"The venue gives this login no key to the market data stream: {e.Message}", e);
        }
        catch (TastyException e) when (e.IsFatal)
        {
            throw new StreamRefusedException(e.Message, e);
        }
    }
}
