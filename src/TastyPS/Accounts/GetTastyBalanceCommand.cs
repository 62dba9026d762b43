using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyBalance: money and buying power, now or at the venue's snapshots.</summary>
[Cmdlet(VerbsCommon.Get, "TastyBalance", DefaultParameterSetName = CurrentSet)]
[OutputType(typeof(AccountBalance), ParameterSetName = [CurrentSet])]
[OutputType(typeof(BalanceSnapshot), ParameterSetName = [SnapshotSet])]
public sealed class GetTastyBalanceCommand : TastyAccountCmdlet
{
    private const string CurrentSet = "Current";
    private const string SnapshotSet = "Snapshot";

    /// <summary>One currency, such as USD; all of them without.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z]{3,5}$")]
    public string? Currency { get; set; }

    /// <summary>Past balances in place of the current one; without dates the latest.</summary>
    [Parameter(ParameterSetName = SnapshotSet, Mandatory = true)]
    public SwitchParameter Snapshot { get; set; }

    /// <summary>The snapshot of one day (New York).</summary>
    [Parameter(ParameterSetName = SnapshotSet)]
    [MarketDateTransformation]
    public DateTime? SnapshotDate { get; set; }

    [Parameter(ParameterSetName = SnapshotSet)]
    [MarketDateTransformation]
    public DateTime? StartDate { get; set; }

    [Parameter(ParameterSetName = SnapshotSet)]
    [MarketDateTransformation]
    public DateTime? EndDate { get; set; }

    /// <summary>Begin of day, end of day, or as taken during it.</summary>
    [Parameter(ParameterSetName = SnapshotSet)]
    public BalanceTimeOfDay TimeOfDay { get; set; } = BalanceTimeOfDay.EOD;

    /// <summary>At most this many snapshots; no more are asked for.</summary>
    [Parameter(ParameterSetName = SnapshotSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    protected override Task BeginAsync()
    {
        if (SnapshotDate is not null && (StartDate is not null || EndDate is not null))
            throw new TastyException(ErrorIds.ParameterInvalid, "-SnapshotDate names one day and -StartDate/-EndDate a range; both were given.", "Give one or the other.");
        DateRange.Check(StartDate, EndDate);
        return Task.CompletedTask;
    }

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        if (Snapshot)
        {
            var filter = new BalanceSnapshotFilter { TimeOfDay = TimeOfDay, Currency = Currency?.ToUpperInvariant(), SnapshotDate = SnapshotDate, StartDate = StartDate, EndDate = EndDate };
            await OutputAsync(client.Balances.Snapshots(accountNumber, filter, First)).ConfigureAwait(false);
        }
        else if (Currency is not null)
            Output(await client.Balances.GetAsync(accountNumber, Currency.ToUpperInvariant(), CancelToken).ConfigureAwait(false));
        else
            await OutputAsync(client.Balances.ListAsync(accountNumber, CancelToken)).ConfigureAwait(false);
    }
}
