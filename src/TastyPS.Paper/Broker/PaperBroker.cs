namespace TastyPS.Paper;

/// <summary>
/// The broker in a box: one customer's accounts in a seeded market, behind the venue's wire protocol. Both doors (in memory and on
/// loopback) call <see cref="HandleAsync"/>; one request at a time touches the state.
/// </summary>
public sealed class PaperBroker : IAsyncDisposable
{
    private readonly PaperRouter _router = new();
    private readonly object _state = new();

    public PaperBroker(PaperOptions? options = null)
    {
        Options = options ?? new PaperOptions();
        Clock = PaperClock.Of(Options);
        Market = new PaperMarket(Options.Seed, Clock);
        Accounts = new PaperAccounts();
        foreach (var routes in Areas()) routes.Map(_router);
    }

    public PaperOptions Options { get; }

    public PaperClock Clock { get; }

    public PaperMarket Market { get; }

    public PaperAccounts Accounts { get; }

    /// <summary>Every request in order of arrival, with the status it got; tests count here what went on the wire.</summary>
    public PaperRequestLog Requests { get; } = new();

    /// <summary>Answers one request. Never throws for what a client sent.</summary>
    public ValueTask<PaperResponse> HandleAsync(PaperRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var response = Answer(request);
        Requests.Add(new PaperRequestEntry(Clock.GetUtcNow(), request.Method, request.RawPath, request.RawQuery, response.Status));
        return ValueTask.FromResult(response);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private PaperResponse Answer(PaperRequest request)
    {
        if (_router.Find(request.Method, request.RawPath) is not { } match) return PaperContext.Error(404, "not_found", "Not Found");
        if (match.Handler is null)
            return PaperContext.Error(405, "method_not_allowed", "405 Not Allowed").WithHeader("Allow", string.Join(", ", match.Allowed));
        try
        {
            lock (_state) return match.Handler(new PaperContext(this, request, match));
        }
        catch (PaperApiException refused)
        {
            return PaperContext.Error(refused.Status, refused.Code, refused.Message, refused.Errors);
        }
    }

    private static IEnumerable<IPaperRoutes> Areas()
        => typeof(PaperBroker).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IPaperRoutes)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (IPaperRoutes)Activator.CreateInstance(t)!);
}
