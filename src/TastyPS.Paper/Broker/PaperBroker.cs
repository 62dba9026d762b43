using System.IO.Compression;
using System.Text.Json.Nodes;
using TastyPS.Core;

namespace TastyPS.Paper;

/// <summary>
/// The broker in a box: one customer's accounts in a seeded market, behind the venue's wire protocol. Both doors (in memory and on
/// loopback) call <see cref="HandleAsync"/>; one request at a time touches the state.
/// </summary>
public sealed class PaperBroker : IAsyncDisposable
{
    private const int SmallestBodyToCompress = 860;
    private static readonly TimeSpan PulseEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PulseEveryWhileQuiet = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly PaperRouter _router = new();
    private readonly PaperCeilings? _ceilings;
    private readonly object _state = new();
    private readonly PaperExchange _exchange;
    private readonly PaperTimeline _timeline;
    private readonly PaperNews _news;
    private readonly ITimer _pulse;
    private readonly PaperState? _kept;
    private readonly PaperSchedule _schedule;
    private readonly PaperMarket? _world;
    private PaperFaultScript? _faultScript;

    public PaperBroker(PaperOptions? options = null)
    {
        Options = options ?? new PaperOptions();
        Clock = Options.Source?.Start(Options) ?? PaperClock.Of(Options);
        Seed = PaperMarket.SeedOf(Options.Seed);
        _world = Options.Source is null ? new PaperMarket(Options.Seed, Clock, Options.SyntheticEquities) : null;
        Prices = Options.Source?.Prices ?? Market;
        QuoteTokens = new PaperQuoteTokens(Seed, Clock, Options.QuoteToken);
        OAuth = new PaperOAuth(Options.Seed, Clock);
        Faults = new PaperFaults(Options.Seed);
        StreamFaults = new PaperStreamFaults(Options.Seed);
        DxlinkFaults = new DxlinkFaults(Options.Seed);
        Feed = Options.Source?.Feed ?? new OwnFeed(Market, new EventShelf(Market));
        FeedPulse = new FeedPulse(Clock, Options.TimeProvider);
        Accounts = new PaperAccounts(Prices, Options.Seed);
        Incidents = new PaperIncidents(this);
        QuoteAlerts = new PaperQuoteAlerts(Drawers.QuoteAlerts);
        _exchange = new PaperExchange(Prices) { Changed = Notify, Marked = (account, order) => _kept?.Record(account, order) };
        _kept = Options.StateFolder is { } folder ? new PaperState(folder, Options.Seed) : null;
        if (_kept?.Restore(Accounts, Drawers, _exchange, Prices) is { } last)
        {
            Clock.GoOnFrom(last);
        }
        else
        {
            FirstAccounts.Open(Accounts, Options, _world, Clock.Start);
            Drawers.Watchlists.Put((string)WatchlistRoutes.First["name"]!, (JsonObject)WatchlistRoutes.First.DeepClone());
        }
        _kept?.Begin();
        Options.Source?.Follow([.. Accounts.SelectMany(a => a.Book.AllPositions.Select(p => p.Instrument).Concat(a.Orders.Working.SelectMany(o => o.Legs.Select(l => l.Instrument))))]);
        _timeline = new PaperTimeline(Accounts, _exchange, Prices, Clock.GetUtcNow());
        _news = new PaperNews(this);
        _pulse = Options.TimeProvider.CreateTimer(_ => Pulse(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (Options.Ceilings is { } scale) _ceilings = new PaperCeilings(scale, Options.TimeProvider);
        _schedule = new PaperSchedule(Clock, Options.TimeProvider);
        foreach (var routes in PaperParts.All<IPaperRoutes>()) routes.Map(_router);
        if (Options.Faults is { } faults) Run(faults);
    }

    public PaperOptions Options { get; }

    public PaperClock Clock { get; }

    /// <summary>The broker's own world.</summary>
    /// <exception cref="InvalidOperationException">It has none: its prices come from elsewhere.</exception>
    public PaperMarket Market => _world ?? throw new InvalidOperationException("This broker has no world of its own: its prices come from elsewhere.");

    /// <summary>What accounts trade at: the broker's own world, or what its source brings.</summary>
    public IPaperPrices Prices { get; }

    public PaperAccounts Accounts { get; }

    public PaperOAuth OAuth { get; }

    /// <summary>What the quote stream takes.</summary>
    public PaperQuoteTokens QuoteTokens { get; }

    internal PaperQuoteAlerts QuoteAlerts { get; }

    /// <summary>What the customer keeps beside the accounts.</summary>
    internal PaperDrawers Drawers { get; } = new();

    public string ClientSecret => OAuth.ClientSecret;

    public string RefreshToken => OAuth.RefreshToken;

    /// <summary>What goes wrong on request.</summary>
    public PaperFaults Faults { get; }

    /// <summary>What happens to accounts behind their client's back.</summary>
    public PaperIncidents Incidents { get; }

    /// <summary>What goes wrong with the account streamer on request.</summary>
    public PaperStreamFaults StreamFaults { get; }

    /// <summary>What goes wrong with the quote stream on request.</summary>
    public DxlinkFaults DxlinkFaults { get; }

    /// <summary>Every request in order of arrival, with the status it got; tests count here what went on the wire.</summary>
    public PaperRequestLog Requests { get; } = new();

    /// <summary>Raised, while the broker's state is locked, for everything that an account streamer would say.</summary>
    public event Action<PaperNotice>? Noticed;

    /// <summary>Cancelled when the broker closes; every answer kept back and every socket ends with it.</summary>
    internal CancellationToken Closing => _closing.Token;

    /// <summary>What the quote streams of all clients say.</summary>
    internal IPaperFeed Feed { get; }

    /// <summary>What everything made up is made from.</summary>
    internal ulong Seed { get; }

    /// <inheritdoc cref="Paper.FeedPulse"/>
    internal FeedPulse FeedPulse { get; }

    /// <summary>The marks of an instant.</summary>
    public PaperMarks MarksAt(DateTimeOffset instant) => new(Prices, instant);

    /// <summary>An account's balances at an instant of its life, now included.</summary>
    public PaperBalance BalanceOf(PaperAccount account, DateTimeOffset instant)
        => instant >= Clock.GetUtcNow() ? new(account, account.Book, MarksAt(instant)) { Reserved = account.Orders.Reserved } : new(account, account.BookAt(instant), MarksAt(instant));

    /// <summary>Lets go wrong what a script says, and nothing that an earlier one said.</summary>
    public void Run(PaperFaultScript script)
    {
        _schedule.Clear();
        foreach (var rule in _faultScript?.Rules ?? []) rule.End?.Invoke(this);
        _faultScript = script;
        var given = Clock.GetUtcNow();
        foreach (var rule in script.Rules)
        {
            var begins = rule.BeginsAt(given);
            _schedule.Add(begins, () => rule.Begin(this));
            if (rule is { For: { } span, End: { } end }) _schedule.Add(begins + span, () => end(this));
        }
    }

    /// <summary>Answers one request. Never throws for what a client sent.</summary>
    public async ValueTask<PaperResponse> HandleAsync(PaperRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _schedule.RunDue();
        var fault = Faults.Take(request);
        if (fault is { Transit.Ticks: > 0 }) _ = ArriveLaterAsync(request, fault.Transit);
        var (response, failure) = fault is { Accepts: false } ? (fault.Answer ?? PaperResponse.NoContent, null) : Options.Source is { } source ? await AnswerAsync(source, request, cancellationToken).ConfigureAwait(false) : Answer(request);
        if (fault is not null)
        {
            response = (fault.Answer ?? response) with { Delivery = fault.Delivery };
            response = response with { Headers = [.. response.Headers, .. fault.Headers] };
        }

        var silent = response.Delivery is PaperDelivery.Drop or PaperDelivery.Never;
        Requests.Add(new PaperRequestEntry(Clock.GetUtcNow(), request.Method, request.RawPath, request.RawQuery, silent ? 0 : response.Status) { Failure = failure });
        if (fault is { Delay.Ticks: > 0 }) await Task.Delay(fault.Delay, Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        return Compress(request, response);
    }

    /// <summary>This broker as the other end of a connection, in memory.</summary>
    public PaperEnd AsConnectionEnd() => new(() => new PaperHttpHandler(this), () => PaperSockets.Connect(this), new Credential(ClientSecret, RefreshToken), Clock);

    public async ValueTask DisposeAsync()
    {
        _schedule.Dispose();
        FeedPulse.Dispose();
        await _pulse.DisposeAsync().ConfigureAwait(false);
        await _closing.CancelAsync().ConfigureAwait(false);
        lock (_state)
        {
            _kept?.Stop(Clock.GetUtcNow());
            _kept?.Dispose();
        }
        _closing.Dispose();
        if (Options.Source is { } source) await source.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Changes orders through the exchange; from now on the market is watched until all of them are at their end.</summary>
    internal T Exchange<T>(Func<PaperExchange, DateTimeOffset, T> change)
    {
        var result = change(_exchange, Clock.GetUtcNow());
        Watch();
        return result;
    }

    /// <summary>Steps the clock within a request, and lets happen what should have happened by then.</summary>
    internal void Step(TimeSpan by)
    {
        Clock.Advance(by);
        CatchUp(Clock.GetUtcNow());
        Watch();
    }

    /// <summary>Changes accounts from outside a request.</summary>
    internal void Change(Action<DateTimeOffset> change)
    {
        lock (_state)
        {
            var now = Clock.GetUtcNow();
            _timeline.CatchUp(now);
            change(now);
            _kept?.Flush();
        }
    }

    /// <summary>Somebody listens: orders that are at work are watched.</summary>
    internal void Watch() => _pulse.Change(PulseEvery, PulseEvery);

    /// <summary>Whether the value of an Authorization header holds a living token.</summary>
    internal bool IsAlive(string? authorization)
    {
        lock (_state) return OAuth.ScopesOf(authorization) is not null;
    }

    /// <summary>Lets happen what should have happened by now, and tells who listens.</summary>
    private void CatchUp(DateTimeOffset now)
    {
        _timeline.CatchUp(now);
        foreach (var notice in _news.Look(now)) Noticed?.Invoke(notice);
    }

    /// <summary>Orders live on while nobody asks; with none at work and nobody listening the broker sleeps.</summary>
    private void Pulse()
    {
        var now = Clock.GetUtcNow();
        try
        {
            lock (_state)
            {
                CatchUp(now);
                _kept?.Flush();
            }
            if (!_timeline.IsQuiet) return;
        }
        catch (Exception mistake)
        {
            // A timer's exception would end the process; the log keeps it, and the next request meets it again.
            Requests.Add(new PaperRequestEntry(now, "PULSE", "", "", 500) { Failure = mistake });
        }
        var pause = Noticed is null ? Timeout.InfiniteTimeSpan : PulseEveryWhileQuiet;
        _pulse.Change(pause, pause);
    }

    private void Notify(PaperAccount account, PaperOrder order, PaperOrderLeg? filled)
    {
        _kept?.Record(account, order);
        if (Noticed is not { } tell) return;
        var at = order.UpdatedAt;
        tell(new PaperNotice(account.AccountNumber, "Order", order.ToJson(), at));
        if (order.Complex is { } complex) tell(new PaperNotice(account.AccountNumber, "ComplexOrder", complex.ToJson(), at));
        if (filled is null) return;
        var marks = MarksAt(at);
        tell(new PaperNotice(account.AccountNumber, "CurrentPosition", PositionRoutes.ToJson(Prices, account, account.Book.Find(filled.Instrument.Symbol)!, marks, withMarks: false), at));
        tell(new PaperNotice(account.AccountNumber, "AccountBalance", new PaperBalance(account, account.Book, marks) { Reserved = account.Orders.Reserved }.ToJson(), at));
    }

    private async Task ArriveLaterAsync(PaperRequest request, TimeSpan transit)
    {
        await Task.Delay(transit, Options.TimeProvider, Closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_closing.IsCancellationRequested) return;
        if (Options.Source is { } source) await AnswerAsync(source, request, Closing).ConfigureAwait(false);
        else Answer(request);
    }

    private async ValueTask<(PaperResponse Response, Exception? Failure)> AnswerAsync(PaperSource source, PaperRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (IsAlive(request.Header("Authorization"))) await source.PrepareAsync(request, cancellationToken).ConfigureAwait(false);
            var answer = Answer(request);
            return answer.Response == PaperResponse.FromSource ? (await source.AnswerAsync(request, cancellationToken).ConfigureAwait(false), null) : answer;
        }
        catch (PaperApiException refused)
        {
            return (PaperContext.Error(refused.Status, refused.Code, refused.Message, refused.Errors), null);
        }
        catch (Exception mistake) when (mistake is not OperationCanceledException)
        {
            return (InternalError(), mistake);
        }
    }

    private (PaperResponse Response, Exception? Failure) Answer(PaperRequest request)
    {
        try
        {
            lock (_state)
            {
                try
                {
                    CatchUp(Clock.GetUtcNow());
                    return (Route(request), null);
                }
                finally
                {
                    // Nothing is answered before it is on the disk.
                    _kept?.Flush();
                }
            }
        }
        catch (PaperApiException refused)
        {
            return (PaperContext.Error(refused.Status, refused.Code, refused.Message, refused.Errors), null);
        }
        catch (Exception mistake)
        {
            // A mistake of ours must not take the broker down with it; the request log keeps it for whoever looks.
            return (InternalError(), mistake);
        }
    }

    private static PaperResponse InternalError() =>
        PaperContext.Error(500, "internal_server_error", "Sorry, we are unable to process your request. Unique customer support identifier: paper");

    private PaperResponse Route(PaperRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Header("User-Agent"))) return PaperResponse.Html(401);
        if (ApiVersion.Choose(request.Header("Accept-Version")) is not { } version)
            return PaperResponse.Json(406, new JsonObject { ["error"] = new JsonObject { ["code"] = 406, ["message"] = "The requested version is not supported." } });
        if (_router.Find(request.Method, request.RawPath) is not { } match) return PaperContext.Error(404, "not_found", "Not Found");
        if (match.Handler is null)
            return PaperContext.Error(405, "method_not_allowed", "405 Not Allowed").WithHeader("Allow", string.Join(", ", match.Allowed));
        if (_ceilings?.Admits(match.Template) == false) return PaperContext.Error(429, "too_many_requests", "Too many requests");
        if ((Options.Sandbox && SandboxGaps.Contains(match.Template)) || (Options.Source is not null && SandboxGaps.IsBacktester(match.Template))) return PaperResponse.Html(502);
        if (!PublicRoutes.Contains(match.Template))
        {
            if (OAuth.ScopesOf(request.Header("Authorization")) is not { } scopes)
                return PaperContext.Error(401, "token_invalid", "This token is invalid or has expired");
            if (!scopes.Contains(Changes(request, match) ? "trade" : "read"))
                return PaperContext.Error(403, "not_permitted", "User not permitted access: insufficient scopes");
        }
        if (Options.Source?.Answers(match.Template) == true && ReferenceRoutes.Contains(request.Method, match.Template)) return PaperResponse.FromSource;
        return match.Handler(new PaperContext(this, request, match, version));
    }

    private static readonly HashSet<string> PublicRoutes = ["/oauth/token", "/auth.html", "/margin-requirements-public-configuration"];

    private static bool Changes(PaperRequest request, PaperMatch match) => request.Method != "GET" && !match.Template.EndsWith("/dry-run", StringComparison.Ordinal);

    private static PaperResponse Compress(PaperRequest request, PaperResponse response)
    {
        if (response.Body.Length < SmallestBodyToCompress || request.Header("Accept-Encoding")?.Contains("gzip", StringComparison.OrdinalIgnoreCase) != true) return response;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(response.Body.Span);
        return (response with { Body = packed.ToArray() }).WithHeader("Content-Encoding", "gzip");
    }
}
