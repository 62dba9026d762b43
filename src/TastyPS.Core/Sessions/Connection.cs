using TastyPS.Core.AccountStream;
using TastyPS.Core.Http;
using TastyPS.Core.Limits;
using TastyPS.Core.Reconciliation;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core;

/// <summary>
/// A live connection: the credential, its token, the HTTP pipeline and what they did. One serves the whole process; each
/// caller takes a <see cref="TastyClient"/> with its own listener.
/// </summary>
public sealed class Connection : IAsyncDisposable
{
    private readonly TokenSource _tokens;
    private readonly HttpMessageInvoker _pipeline;
    private readonly Lazy<StreamHub> _streams;
    private readonly BreakerGuard _breakerGuard;
    private readonly HashSet<string> _readOnly = [];
    private readonly CancellationTokenSource _closed = new();
    private Credential _credential;

    public Connection(ConnectionOptions options, Credential credential, string name)
    {
        if (options.VenueClock == options.TimeProvider) options = options with { VenueClock = new AnsweredClock(options.TimeProvider, Log) };
        Options = options;
        Name = name;
        _credential = credential;
        _tokens = new TokenSource(RefreshAsync, options.TimeProvider);
        Breaker = new CircuitBreaker(options.JournalState, options.Environment, options.TimeProvider, options.Breaker) { CancelDue = CancelRestingAsync };
        Limiter = RateLimiter.Of(options, credential);
        _pipeline = HttpPipeline.Build(_tokens, Limiter, Log, Breaker, options);
        Cache = ReferenceCache.Of(options);
        AccountStream = new AccountStreamHub(new AccountStreamBearer(cancel => BearerAsync(SilentSink.Instance, cancel), _tokens.Invalidate), options);
        _streams = new Lazy<StreamHub>(() => StreamHubs.Of(this));
        Facts = new FactCache(options.TimeProvider);
        Risk = new RiskGuard(this);
        _breakerGuard = new BreakerGuard(this);
        Journal = new OrderJournal(options.JournalState, options.TimeProvider);
        OrderGuards.Add(new DriftGuard(this));
        ConnectedAt = options.TimeProvider.GetUtcNow();
        Closed = _closed.Token;
    }

    public ConnectionOptions Options { get; }

    /// <summary>The profile's name, and the session's.</summary>
    public string Name { get; }

    public RequestLog Log { get; } = new();

    /// <summary>Answers that hold for a while; null where the connection has no state folder.</summary>
    public ReferenceCache? Cache { get; }

    /// <summary>Orders, positions and balances as they change; one socket for all who listen.</summary>
    public AccountStreamHub AccountStream { get; }

    /// <summary>The market data stream; one socket for all who read, open while somebody does.</summary>
    public StreamHub Streams => _streams.Value;

    public DateTimeOffset ConnectedAt { get; }

    public DateTimeOffset? TokenExpiresAt => _tokens.ExpiresAt;

    /// <summary>The account that a cmdlet takes when none is named; null where none was chosen.</summary>
    public string? DefaultAccount { get; set; }

    /// <summary>The open accounts, as the venue lists them; filled by <see cref="OpenAsync"/>.</summary>
    public IReadOnlyList<string> AccountNumbers { get; private set; } = [];

    /// <summary>The accounts that are read when none is named: the default one, else every open one.</summary>
    public IReadOnlyList<string> DefaultAccounts => DefaultAccount is { } one ? [one] : AccountNumbers;

    /// <summary>The orders that were to be sent, on disk before they are.</summary>
    public OrderJournal Journal { get; }

    /// <summary>Holds every order to the risk policy of its account.</summary>
    public RiskGuard Risk { get; }

    /// <summary>Stops calls to a venue that fails, and opening orders while trading is switched off.</summary>
    public CircuitBreaker Breaker { get; }

    /// <summary>The orders that came by, for completion.</summary>
    public SeenOrders Orders { get; } = new();

    /// <summary>Others who may refuse an order, asked in turn before it is written down and sent.</summary>
    public IList<IOrderGuard> OrderGuards { get; } = [];

    /// <summary>What must be seen nowhere.</summary>
    internal IEnumerable<string?> Secrets => [_credential.ClientSecret, _credential.RefreshToken, _credential.ClientId, _tokens.Current];

    /// <summary>All who may refuse an order; the module's own cannot be taken away.</summary>
    internal IEnumerable<IOrderGuard> Guards => [_breakerGuard, Risk, .. OrderGuards];

    /// <summary>The venue's ceilings, kept with all processes of the credential.</summary>
    internal RateLimiter Limiter { get; }

    internal FactCache Facts { get; }

    /// <summary>Symbols seen in positions, for completion; never asked for on purpose.</summary>
    public IReadOnlyCollection<string> HeldSymbols { get; private set; } = [];

    /// <summary>Names of the user's watchlists.</summary>
    public SeenNames WatchlistNames { get; } = new();

    /// <summary>Names of the watchlists that the venue publishes.</summary>
    public SeenNames PublicWatchlistNames { get; } = new();

    /// <summary>Names of the lists of pairs that the venue publishes.</summary>
    public SeenNames PairsWatchlistNames { get; } = new();

    /// <summary>Ids of the user's backtests, each with what it tests.</summary>
    public SeenNames BacktestIds { get; } = new();

    /// <summary>Ids of the user's quote alerts, each with what it watches.</summary>
    public SeenNames QuoteAlertIds { get; } = new();

    /// <summary>A new refresh token came with an answer and should replace the stored one.</summary>
    public event Action<Credential>? CredentialRotated;

    /// <summary>Cancelled when the connection is closed, for what lives on it.</summary>
    public CancellationToken Closed { get; }

    /// <summary>Something owned by this connection for as long as it lives (the in-memory broker behind it).</summary>
    public IAsyncDisposable? Owned { get; init; }

    /// <summary>The number itself.</summary>
    /// <exception cref="TastyException">It is no open account of this login.</exception>
    public string RequireAccount(string number) => AccountNumbers.Contains(number)
        ? number
        : throw new TastyException(ErrorIds.AccountUnknown, $"'{number}' is no open account of this login in {Options.Environment}.", $"Accounts: {string.Join(", ", AccountNumbers)}.") { Target = number };

    /// <summary>Today in New York, by the venue's clock: midnight, kind Unspecified.</summary>
    public DateTime MarketToday => NewYorkTime.DateOf(VenueNow).ToDateTime(default);

    /// <summary>What time it is for the venue: a broker in another process may live on another day than this machine.</summary>
    public DateTimeOffset VenueNow => Options.VenueClock.GetUtcNow();

    /// <summary>Adds to <see cref="HeldSymbols"/>.</summary>
    public void RememberHeld(IEnumerable<string> symbols) => HeldSymbols = new HashSet<string>(HeldSymbols.Concat(symbols));

    /// <summary>A market data stream beside <see cref="Streams"/>, not begun, that gives every event to <paramref name="sink"/> as it comes. Whoever asks disposes it.</summary>
    public DxLinkClient NewStream(IFeedSink sink) => StreamHubs.ClientOf(this, sink);

    /// <param name="sink">Who listens.</param>
    /// <param name="readsCache">False to ask the venue again; what it answers is kept all the same.</param>
    public TastyClient Client(IHostSink sink, bool readsCache = true) => new(this, new RestClient(_pipeline, Options, sink, Cache, readsCache, _credential.RefreshToken));

    /// <summary>Proves the credential and learns the accounts: two calls. Throws what the venue says.</summary>
    public async Task OpenAsync(IHostSink sink, CancellationToken cancellationToken)
    {
        var numbers = new List<string>();
        await foreach (var account in Client(sink, readsCache: false).Accounts.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (account is not { IsClosed: not true, AccountNumber: { } number }) continue;
            numbers.Add(number);
            if (account.AuthorityLevel == AuthorityLevel.ReadOnly) _readOnly.Add(number);
        }
        AccountNumbers = numbers;
    }

    /// <summary>Whether this login may only look at the account.</summary>
    public bool IsReadOnly(string accountNumber) => _readOnly.Contains(accountNumber);

    /// <summary>The current bearer, fresh: for the account streamer, which wants it in every message.</summary>
    public async ValueTask<string> BearerAsync(IHostSink sink, CancellationToken cancellationToken) =>
        "Bearer " + (await _tokens.GetAsync(sink, cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync().ConfigureAwait(false);
        await AccountStream.DisposeAsync().ConfigureAwait(false);
        if (_streams.IsValueCreated) await _streams.Value.DisposeAsync().ConfigureAwait(false);
        _pipeline.Dispose();
        if (Owned is not null) await Owned.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CancelRestingAsync(IHostSink sink)
    {
        foreach (var account in AccountNumbers)
        {
            try
            {
                await RestingOrders.CancelAsync(Client(sink), account, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TastyException e)
            {
                sink.Warning($"Resting orders of account {account} could not be cancelled: {e.Message}");
            }
        }
    }

    private async Task<AccessToken> RefreshAsync(IHostSink sink, CancellationToken cancellationToken)
    {
        var now = Options.TimeProvider.GetUtcNow();
        var token = await new OAuthClient(new RestClient(_pipeline, Options, sink), Options).RefreshAsync(_credential, cancellationToken).ConfigureAwait(false);
        if (token.RefreshToken is { Length: > 0 } next && next != _credential.RefreshToken)
        {
            _credential = new Credential(_credential.ClientSecret, next, _credential.ClientId);
            try
            {
                CredentialRotated?.Invoke(_credential);
            }
            catch (TastyException e)
            {
                // This process has the new one; a disk must not keep it from closing positions.
                sink.Warning($"The venue has given a new refresh token, and it could not be kept for later shells: {e.Message}");
            }
        }
        return new AccessToken(token.AccessToken ?? throw new TastyException(ErrorIds.SessionRefresh, "The venue's token answer holds no access token.", "Try again in a minute."), now.AddSeconds(token.ExpiresIn ?? 900));
    }
}
