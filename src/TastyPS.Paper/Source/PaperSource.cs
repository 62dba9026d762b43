namespace TastyPS.Paper;

/// <summary>
/// Another market than the broker's own: the stream of a real session, or a tape. It sets the clock, gives prices and the quote stream, and
/// answers what is asked of instruments, chains, snapshots, metrics and calendars. Accounts, orders, positions, transactions and watchlists
/// stay the broker's. One source serves one broker, which ends it.
/// </summary>
public abstract class PaperSource : IAsyncDisposable
{
    /// <summary>What accounts trade at.</summary>
    public abstract IPaperPrices Prices { get; }

    /// <summary>What clients of the quote stream hear.</summary>
    internal abstract IPaperFeed Feed { get; }

    /// <summary>Its quotes are late by minutes, which clients of the quote stream are told.</summary>
    public virtual bool IsDelayed => false;

    public abstract ValueTask DisposeAsync();

    /// <summary>Called once, before anything else: the broker's time.</summary>
    internal abstract PaperClock Start(PaperOptions options);

    /// <summary>What is held or worked on from now on: its prices will be asked for without warning.</summary>
    internal abstract void Follow(IReadOnlyCollection<Instrument> instruments);

    /// <summary>Called before a request is answered, outside the broker's lock: gets what its answer will need (instruments and first quotes of the
    /// symbols in an order), and waits no longer than a client would. What could not be had is missing then.</summary>
    internal abstract ValueTask PrepareAsync(PaperRequest request, CancellationToken cancellationToken);

    /// <summary>When its stream says something next after an instant, where that is known: a clock that is stepped can step there.</summary>
    internal virtual DateTimeOffset? NextEventAfter(DateTimeOffset at) => null;

    /// <summary>Whether it answers a reference route; what it leaves the broker answers by itself.</summary>
    internal virtual bool Answers(string template) => true;

    /// <summary>Answers a GET of a reference route (<see cref="ReferenceRoutes"/>); who asks has been let in.</summary>
    internal abstract ValueTask<PaperResponse> AnswerAsync(PaperRequest request, CancellationToken cancellationToken);
}
