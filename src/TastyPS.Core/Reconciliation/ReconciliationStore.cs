using System.Diagnostics;
using System.Globalization;

namespace TastyPS.Core.Reconciliation;

/// <summary>Where the snapshot of an account rests: one document an account and environment.</summary>
internal sealed class ReconciliationStore(ConnectionOptions options, string accountNumber)
{
    private const int Version = 1;

    private readonly StateDocument<AccountSnapshot> _document = new(
        options.JournalState, $"reconciliation-{options.Environment.ToString().ToLowerInvariant()}-{accountNumber}.json", Version, ReconciliationJson.Default.AccountSnapshot, options.TimeProvider);

    // A broker in memory ends with its process: what was known of another one's says nothing about it.
    private static string ThisProcess { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} of {Process.GetCurrentProcess().StartTime:O}");

    public string? World { get; } = options.IsInMemory ? ThisProcess : null;

    /// <summary>The snapshot, or what is wrong with it.</summary>
    public AccountSnapshot? Read(out TastyException? damage)
    {
        var reading = _document.Read();
        damage = reading.IsCorrupt ? reading.Error() : null;
        return OfThisWorld(reading.Value);
    }

    public Task ChangeAsync(Func<AccountSnapshot?, AccountSnapshot> change, CancellationToken cancellationToken) =>
        _document.ChangeAsync(stored => change(OfThisWorld(stored)), cancellationToken);

    /// <summary>Writes in place of what is there, damage too.</summary>
    public Task WriteAsync(AccountSnapshot snapshot, CancellationToken cancellationToken) => _document.WriteAsync(snapshot, cancellationToken);

    private AccountSnapshot? OfThisWorld(AccountSnapshot? snapshot) => snapshot?.World == World ? snapshot : null;
}
