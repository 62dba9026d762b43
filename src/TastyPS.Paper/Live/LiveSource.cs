using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Core;

namespace TastyPS.Paper;

/// <summary>Paper on live quotes: the market of a real session, for a broker whose accounts are its own. Of the session it only has what a <see cref="QuoteSession"/> gives.</summary>
public sealed class LiveSource : PaperSource
{
    private const int MostSymbols = 50;
    private static readonly TimeSpan ForFirstQuotes = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ForHistory = TimeSpan.FromSeconds(10);
    private readonly QuoteSession _session;
    private readonly LiveOptions _options;
    private readonly LiveStream _stream;
    private readonly LiveInstruments _instruments;
    private LivePrices? _prices;
    private Task _followed = Task.CompletedTask;

    private LiveSource(QuoteSession session, LiveOptions options)
    {
        (_session, _options) = (session, options);
        _stream = new LiveStream(session);
        _instruments = new LiveInstruments(session);
        Feed = new LiveFeed(_stream);
    }

    public override IPaperPrices Prices => Live;

    public override bool IsDelayed => _stream.IsDelayed;

    internal override IPaperFeed Feed { get; }

    private LivePrices Live => _prices ?? throw new InvalidOperationException("The broker has not begun.");

    /// <summary>Begins to read a session's market; the session is there for as long as the broker is.</summary>
    /// <exception cref="TastyException">The session gives no quotes.</exception>
    public static async Task<LiveSource> OpenAsync(QuoteSession session, LiveOptions options, CancellationToken cancellationToken)
    {
        var source = new LiveSource(session, options);
        try
        {
            await source._stream.StartAsync(cancellationToken).ConfigureAwait(false);
            if (source._stream.IsDelayed && !options.AcceptsDelayed)
                throw new TastyException(ErrorIds.PaperQuotes, $"The quotes of '{session.Name}' are delayed ({source._stream.Level}): no order would be filled.", "Say that delayed quotes will do (-AcceptDelayedQuotes); what is filled on them is marked.");
            return source;
        }
        catch (StreamException e)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw new TastyException(ErrorIds.PaperQuotes, $"The session '{session.Name}' gives no quotes: {e.Message}", "Test-TastyConnection examines the session.", e);
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        await _session.DisposeAsync().ConfigureAwait(false);
    }

    internal override PaperClock Start(PaperOptions options)
    {
        var clock = new PaperClock(_session.Clock, _session.Clock.GetUtcNow());
        _prices = new LivePrices(_instruments, _stream, clock, _options);
        if (options.StateFolder is { } folder) _instruments.KeepIn(folder);
        return clock;
    }

    internal override void Follow(IReadOnlyCollection<Instrument> instruments)
    {
        _followed = Task.WhenAll(instruments.Where(i => i.Active).SelectMany(WithUnder).Select(i => Live.BookOf(i).Priced)).WaitAsync(ForFirstQuotes, _session.Clock);
    }

    internal override async ValueTask PrepareAsync(PaperRequest request, CancellationToken cancellationToken)
    {
        if (IsOfThePast(request) && _stream.Outage is null)
            await Live.LoadHistoryAsync().WaitAsync(ForHistory, _session.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // What was held before a restart has no price yet.
        await _followed.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var symbols = SymbolsOf(request);
        if (symbols.Count == 0) return;
        try
        {
            var found = await Task.WhenAll(symbols.Select(s => _instruments.FindAsync(s, cancellationToken))).ConfigureAwait(false);
            var books = found.OfType<Instrument>().SelectMany(WithUnder).Select(Live.BookOf).Distinct().ToList();
            if (_stream.Outage is not null || books.TrueForAll(b => b.Priced.IsCompleted)) return;
            await Task.WhenAll(books.Select(b => b.Priced)).WaitAsync(ForFirstQuotes, _session.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // There is no quote of one of them, and the order will say so.
        }
        catch (Exception e) when (IsOfTheSession(e))
        {
            throw Unavailable(e);
        }
    }

    internal override async ValueTask<PaperResponse> AnswerAsync(PaperRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return new PaperResponse(200, "application/json", await _session.GetAsync(request.RawPath, request.RawQuery, cancellationToken).ConfigureAwait(false));
        }
        // A refused login is the quote session's, and not that of whoever asks here.
        catch (ApiException e) when (e.StatusCode is not HttpStatusCode.Unauthorized)
        {
            return e.IsPage ? PaperResponse.Html((int)e.StatusCode)
                : PaperContext.Error((int)e.StatusCode, e.Code, e.Message, [.. e.Details.Select(d => new PaperError(d.Code, d.Message, d.Domain, d.Reason))]);
        }
        catch (Exception e) when (IsOfTheSession(e))
        {
            var refusal = Unavailable(e);
            return PaperContext.Error(refusal.Status, refusal.Code, refusal.Message);
        }
    }

    private static IEnumerable<Instrument> WithUnder(Instrument instrument) => instrument.PricedFrom is { } under ? [instrument, under] : [instrument];

    private static bool IsOfThePast(PaperRequest request) => request.RawPath.EndsWith("/net-liq/history", StringComparison.Ordinal) || request.RawPath.EndsWith("/balance-snapshots", StringComparison.Ordinal);

    private static bool IsOfTheSession(Exception e) => e is TastyException or ObjectDisposedException or FormatException;

    private PaperApiException Unavailable(Exception e) =>
        new(503, "quote_session_unavailable", _session.Closed.IsCancellationRequested ? "The quote session is closed." : $"The quote session does not answer: {e.Message}");

    /// <summary>What a request speaks of: every symbol in its body, and that of a margin requirement in its path.</summary>
    private static HashSet<string> SymbolsOf(PaperRequest request)
    {
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        if (request.RawPath.Split('/') is ["", "accounts", _, "margin-requirements", var name, ..]) symbols.Add(Uri.UnescapeDataString(name));
        if (request.Body.Length == 0) return symbols;
        try
        {
            Collect(JsonNode.Parse(request.Body.Span));
        }
        catch (JsonException)
        {
            // Whoever answers it says so.
        }
        return symbols;

        void Collect(JsonNode? node)
        {
            if (node is JsonArray items)
            {
                foreach (var item in items) Collect(item);
            }
            else if (node is JsonObject fields)
            {
                foreach (var (field, value) in fields)
                {
                    if (field is "symbol" or "underlying-symbol" && value is JsonValue text && text.ToString() is { Length: > 0 } symbol && symbols.Count < MostSymbols) symbols.Add(symbol);
                    else Collect(value);
                }
            }
        }
    }
}
