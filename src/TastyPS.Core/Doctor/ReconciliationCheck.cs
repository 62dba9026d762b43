using TastyPS.Core.Reconciliation;

namespace TastyPS.Core.Doctor;

/// <summary>Whether the snapshots can be read, and nothing in them waits for somebody to look.</summary>
internal sealed class ReconciliationCheck : IConnectionCheck
{
    public string Name => "Reconciliation";

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (!await examination.IsAnsweredAsync(cancellationToken).ConfigureAwait(false)) return null;
        var held = new List<string>();
        try
        {
            foreach (var number in examination.Accounts.Select(a => a.AccountNumber).OfType<string>())
            {
                var snapshot = new ReconciliationStore(examination.Connection!.Options, number).Read(out var damage);
                if (damage is not null) return Finding.Fail(damage, $"Sync-TastyPosition -AccountNumber {number} -Acknowledge");
                held.AddRange(snapshot?.Held.Select(h => $"{h.Subject} {h.Name} of {number}") ?? []);
            }
        }
        catch (TastyException e)
        {
            return Finding.Fail(e, "Compare-TastyPosition");
        }
        return held.Count == 0
            ? Finding.Pass("Nothing waits for somebody to look at it.")
            : Finding.Warn($"Known here and not at the broker: {string.Join(", ", held)}. Orders that open are refused.", "Compare-TastyPosition");
    }
}
