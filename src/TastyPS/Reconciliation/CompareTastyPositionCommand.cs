using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Compare-TastyPosition: what this module knows of an account beside what the broker has. Reads only.</summary>
[Cmdlet(VerbsData.Compare, "TastyPosition")]
[OutputType(typeof(ReconciliationEntry))]
public sealed class CompareTastyPositionCommand : TastyAccountCmdlet
{
    /// <summary>What agrees too.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        var report = await client.Reconciliation.CompareAsync(accountNumber, isAcknowledged: false, CancelToken).ConfigureAwait(false);
        foreach (var entry in IncludeEqual ? report.Entries : report.Differences) Output(entry);
        if (report.IsFirst) Warn($"There is no snapshot of {accountNumber} yet: nothing was known before. Sync-TastyPosition takes the first.");
    }
}
