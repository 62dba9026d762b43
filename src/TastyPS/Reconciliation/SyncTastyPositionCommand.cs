using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// Sync-TastyPosition: compares, takes over what the broker has, and writes the new snapshot. What only we know is held back and stops
/// orders that open, until -Acknowledge says that somebody has looked. Nothing changes at the broker.
/// </summary>
[Cmdlet(VerbsData.Sync, "TastyPosition", SupportsShouldProcess = true)]
[OutputType(typeof(ReconciliationEntry))]
public sealed class SyncTastyPositionCommand : TastyAccountCmdlet
{
    /// <summary>You have looked: what was held back is given up, and orders that open pass again.</summary>
    [Parameter]
    public SwitchParameter Acknowledge { get; set; }

    /// <summary>What agrees too.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        var report = await client.Reconciliation.CompareAsync(accountNumber, Acknowledge, CancelToken).ConfigureAwait(false);
        if (!await ShouldAsync($"{client.Connection.Options.Environment} account {accountNumber}: {report.Differences.Count()} differences", "Take over what the broker has").ConfigureAwait(false)) return;
        await client.Reconciliation.ApplyAsync(report, Acknowledge, CancelToken).ConfigureAwait(false);
        foreach (var entry in IncludeEqual ? report.Entries : report.Differences) Output(entry);
    }
}
