using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// The memory that keeps one wish from becoming two orders: what is to be sent is on disk before it is sent, what became of it
/// is written behind it. One folder of monthly files for all processes of the user, one lock.
/// </summary>
public sealed class OrderJournal(StateFolder folder, TimeProvider clock)
{
    private const string LockName = "orders.lock";
    private static readonly TimeSpan TooSoon = TimeSpan.FromMinutes(5);

    /// <summary>How long an order whose fate is unknown is looked for, and keeps its like from being sent unasked.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    private readonly Dictionary<string, JournalFile> _files = new(StringComparer.Ordinal);

    /// <summary>Writes the intent and flushes it to disk. The same order within five minutes, or while the fate of the first is unknown, is refused.</summary>
    /// <exception cref="TastyException">A duplicate, a corrupt journal, a full disk: nothing may be sent.</exception>
    public async Task BeginAsync(OrderIntent intent, IHostSink sink, CancellationToken cancellationToken)
    {
        using var held = await folder.LockAsync(cancellationToken, LockName).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (!intent.AllowDuplicate && Recent(sink).FirstOrDefault(e => IsLike(e, intent, now)) is { } earlier) throw Duplicate(intent, earlier);
        Append(sink, JournalRecord.Of(intent, now), flush: true);
    }

    /// <summary>Writes what became of an intent. Losing this line loses nothing: the order is looked up again.</summary>
    public async Task EndAsync(string externalIdentifier, OrderOutcome outcome, long? orderId, long? complexOrderId, string? detail, IHostSink sink, CancellationToken cancellationToken)
    {
        using var held = await folder.LockAsync(cancellationToken, LockName).ConfigureAwait(false);
        Append(sink, new JournalRecord { At = clock.GetUtcNow().LocalDateTime, Id = externalIdentifier, Outcome = outcome.ToString(), OrderId = orderId, ComplexOrderId = complexOrderId, Detail = detail }, flush: false);
    }

    /// <summary>Every intent of all months, oldest first.</summary>
    public async Task<IReadOnlyList<OrderJournalEntry>> ReadAsync(IHostSink sink, CancellationToken cancellationToken)
    {
        var months = folder.Files("journal", "orders-*.jsonl");
        if (months.Count == 0) return [];
        using var held = await folder.LockAsync(cancellationToken, LockName).ConfigureAwait(false);
        return Join(months.Order(StringComparer.Ordinal).Select(path => Refreshed(path, sink)));
    }

    /// <summary>The account's intents of the last day whose fate is unknown.</summary>
    public async Task<IReadOnlyList<OrderJournalEntry>> UnresolvedAsync(TastyEnvironment environment, string accountNumber, IHostSink sink, CancellationToken cancellationToken)
    {
        using var held = await folder.LockAsync(cancellationToken, LockName).ConfigureAwait(false);
        var since = (clock.GetUtcNow() - Remembered).LocalDateTime;
        return [.. Recent(sink).Where(e => e.Outcome == OrderOutcome.Unknown && e.Kind is not null && e.Environment == environment && e.AccountNumber == accountNumber && e.At >= since)];
    }

    /// <summary>The intents of all accounts of an environment since an instant of the last two days.</summary>
    public async Task<IReadOnlyList<OrderJournalEntry>> SinceAsync(TastyEnvironment environment, DateTimeOffset since, IHostSink sink, CancellationToken cancellationToken)
    {
        using var held = await folder.LockAsync(cancellationToken, LockName).ConfigureAwait(false);
        return [.. Recent(sink).Where(e => e.Kind is not null && e.Environment == environment && e.At >= since.LocalDateTime)];
    }

    /// <summary>True where it is the journal that fails, and not the order that is refused.</summary>
    internal static bool IsUnusable(TastyException e) => e.ErrorId is ErrorIds.OrderJournalUnwritable or ErrorIds.OrderJournalCorrupt or ErrorIds.StateUnavailable or ErrorIds.StateLocked;

    private static bool IsLike(OrderJournalEntry earlier, OrderIntent intent, DateTimeOffset now)
    {
        if (earlier.Hash != intent.Hash || earlier.Outcome == OrderOutcome.NotAccepted || earlier.At is not { } at) return false;
        var age = now.LocalDateTime - at;
        return age < (earlier.Outcome == OrderOutcome.Unknown ? Remembered : TooSoon);
    }

    // Midnight of the last of a month must not make a duplicate new.
    private List<OrderJournalEntry> Recent(IHostSink sink)
    {
        var now = clock.GetUtcNow();
        return Join([Refreshed(PathOf(now.AddDays(-2)), sink), Refreshed(PathOf(now), sink)]);
    }

    private static List<OrderJournalEntry> Join(IEnumerable<JournalFile> files)
    {
        var joined = new Dictionary<string, OrderJournalEntry>(StringComparer.Ordinal);
        foreach (var file in files.Distinct())
            foreach (var entry in file.Entries)
                if (entry.Kind is null && joined.TryGetValue(entry.ExternalIdentifier!, out var intent)) CopyOutcome(entry, intent);
                else joined[entry.ExternalIdentifier!] = entry;
        return [.. joined.Values];
    }

    private static void CopyOutcome(OrderJournalEntry from, OrderJournalEntry to)
    {
        to.Outcome = from.Outcome;
        to.OrderId = from.OrderId ?? to.OrderId;
        to.ComplexOrderId = from.ComplexOrderId ?? to.ComplexOrderId;
        to.Detail = from.Detail;
        to.ResolvedAt = from.ResolvedAt;
    }

    private JournalFile Refreshed(string path, IHostSink sink)
    {
        if (!_files.TryGetValue(path, out var file)) file = _files[path] = new JournalFile(path);
        try
        {
            if (file.Refresh() is { } torn) sink.Warning($"The last line of the order journal was torn and has been cut off; its order was never sent: {torn}");
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    private void Append(IHostSink sink, JournalRecord record, bool flush)
    {
        var file = Refreshed(PathOf(clock.GetUtcNow()), sink);
        try
        {
            file.Append(record, flush);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    private string PathOf(DateTimeOffset time) => folder.File("journal", string.Create(CultureInfo.InvariantCulture, $"orders-{time.UtcDateTime:yyyyMM}.jsonl"));

    private TastyException Unwritable(Exception e) => new(ErrorIds.OrderJournalUnwritable,
        $"The order journal in '{folder.File("journal")}' cannot be written, and no order that opens is sent without being written down before: {e.Message}",
        "Check the disk's space and the folder's permissions, or set TASTYPS_HOME to another folder.", e) { Target = folder.Path };

    private static TastyException Duplicate(OrderIntent intent, OrderJournalEntry earlier) => new(ErrorIds.OrderDuplicate,
        string.Create(CultureInfo.InvariantCulture, $"The same order was sent at {earlier.At:HH:mm:ss} ({(earlier.Outcome == OrderOutcome.Accepted ? $"accepted as {earlier.OrderId ?? earlier.ComplexOrderId}" : "its outcome is not known")}): {intent.Description}"),
        "Nothing was sent. Look at Get-TastyOrder; if you mean a second one, add -AllowDuplicate.") { Target = intent };
}
