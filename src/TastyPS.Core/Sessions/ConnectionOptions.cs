using System.Reflection;
using TastyPS.Core.Http;
using TastyPS.Core.Streaming.Connection;

namespace TastyPS.Core;

/// <summary>Everything a connection needs to know before its first call. Addresses come from the environment unless given.</summary>
public sealed record ConnectionOptions
{
    public required TastyEnvironment Environment { get; init; }

    /// <summary>The REST base address. Plain http is accepted on loopback only.</summary>
    public required Uri BaseUri { get; init; }

    /// <summary>The backtester's own host; null where the environment has none.</summary>
    public Uri? BacktesterUri { get; init; }

    /// <summary>The account streamer.</summary>
    public Uri? StreamerUri { get; init; }

    /// <summary>A proxy for this connection; without one the system's is used.</summary>
    public Uri? Proxy { get; init; }

    /// <summary><c>YYYYMMDD</c>, sent as Accept-Version; null sends none.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>False on Paper unless asked for: nobody is hurt there.</summary>
    public bool LimitsRate { get; init; } = true;

    /// <summary>How many times the published ceilings the other end takes: a paper broker of a test.</summary>
    internal double RateScale { get; init; } = 1;

    /// <summary>How long one attempt may take, body included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public int MaxRetries { get; init; } = 3;

    /// <summary>The first pause between attempts; the next ones double.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The largest body that is read. The largest real one (a futures chain) has 10 MB.</summary>
    public long MaxResponseBytes { get; init; } = 64L * 1024 * 1024;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What time it is at the venue: the real time, but on Paper the broker's own. Left to the time provider, a connection follows the dates of the venue's answers.</summary>
    public TimeProvider VenueClock { get; init; } = TimeProvider.System;

    /// <summary>Where answers that hold for a while are kept; null keeps none.</summary>
    public StateFolder? State { get; init; }

    /// <summary>Where the order journal and the rate limits are: there is always one, by default beside the cache or in the user's folder.</summary>
    public StateFolder JournalState { get => field ?? State ?? StateFolder.OfUser(); init; }

    /// <summary>When the circuit breaker opens; null watches no call, but keeps to what another shell opened.</summary>
    public BreakerLimits? Breaker { get; init; }

    /// <summary>Another end of the pipeline than sockets: the paper broker, or a test.</summary>
    public Func<HttpMessageHandler>? Transport { get; init; }

    /// <summary>True where no socket is behind the connection.</summary>
    public bool IsInMemory => Transport is not null;

    /// <summary>Another way to stream than sockets, likewise; it gets the address that a socket would.</summary>
    public Func<IStreamConnection>? StreamConnections { get; init; }

    public string UserAgent { get; init; } = "TastyPS/" + typeof(ConnectionOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>
    /// The venue's addresses of an environment, or one's own base (<c>-Uri</c>, <c>TASTYPS_BASE_URL</c>) in place of them.
    /// </summary>
    public static ConnectionOptions For(TastyEnvironment environment, Uri? baseUri = null)
    {
        if (baseUri is not null) Check(baseUri);
        return environment switch
        {
            TastyEnvironment.Production => new()
            {
                Environment = environment,
                BaseUri = baseUri ?? new("https://api.tastyworks.com"),
                BacktesterUri = baseUri ?? new("https://backtester.vast.tastyworks.com"),
                StreamerUri = Streamer(baseUri) ?? new("wss://streamer.tastyworks.com"),
                ApiVersion = "20261012",
            },
            // The sandbox is said to refuse Accept-Version, and has no backtester.
            TastyEnvironment.Sandbox => new()
            {
                Environment = environment,
                BaseUri = baseUri ?? new("https://api.cert.tastyworks.com"),
                StreamerUri = Streamer(baseUri) ?? new("wss://streamer.cert.tastyworks.com"),
            },
            _ => new()
            {
                Environment = environment,
                BaseUri = baseUri ?? new("http://localhost"),
                BacktesterUri = baseUri ?? new("http://localhost"),
                StreamerUri = Streamer(baseUri) ?? new("ws://localhost/streamer"),
                ApiVersion = "20261012",
                LimitsRate = false,
            },
        };
    }

    internal Uri Address(ApiRequest call)
    {
        var host = call.Host == ApiHost.Api ? BaseUri : BacktesterUri
            ?? throw new TastyException(ErrorIds.ApiUnavailable, $"{Environment} has no backtester.", "Backtests run in Production and on Paper.");
        return new Uri(host.GetLeftPart(UriPartial.Path).TrimEnd('/') + call.Path + call.Query);
    }

    private static Uri? Streamer(Uri? baseUri) => baseUri is null ? null : new UriBuilder(baseUri) { Scheme = baseUri.Scheme == "https" ? "wss" : "ws", Path = "/streamer" }.Uri;

    private static void Check(Uri uri)
    {
        if (uri is { IsAbsoluteUri: true, Scheme: "https" }) return;
        if (uri is { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true }) return;
        throw new TastyException(ErrorIds.SessionUri, $"'{uri}' is refused as a base address: credentials travel over https only.", "Use an https address; plain http is for a broker on this machine (http://127.0.0.1:8080).") { Target = uri };
    }
}
