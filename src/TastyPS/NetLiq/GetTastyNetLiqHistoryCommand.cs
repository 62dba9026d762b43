using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyNetLiqHistory: the net liquidating value of an account through time.</summary>
[Cmdlet(VerbsCommon.Get, "TastyNetLiqHistory", DefaultParameterSetName = BackSet)]
[OutputType(typeof(NetLiqPoint))]
public sealed class GetTastyNetLiqHistoryCommand : TastyAccountCmdlet
{
    private const string BackSet = "TimeBack";
    private const string RangeSet = "Range";

    /// <summary>How far back from now.</summary>
    [Parameter(ParameterSetName = BackSet, Position = 0)]
    [ValidateSet("1d", "1w", "1m", "3m", "6m", "1y", "all")]
    public string TimeBack { get; set; } = "1y";

    /// <summary>The beginning of a range, an exact moment.</summary>
    [Parameter(ParameterSetName = RangeSet, Mandatory = true)]
    [Alias("StartTime")]
    public DateTime? StartAt { get; set; }

    /// <summary>Its end; now without.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    [Alias("EndTime")]
    public DateTime? EndAt { get; set; }

    /// <summary>The length of a step in the venue's words, which it does not document; its own choice without.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Interval { get; set; }

    protected override Task BeginAsync()
    {
        DateRange.Check(StartAt, EndAt);
        return Task.CompletedTask;
    }

    protected override Task RunAsync(TastyClient client, string accountNumber)
    {
        var filter = new NetLiqFilter { TimeBack = ParameterSetName == BackSet ? TimeBack.ToLowerInvariant() : null, StartAt = StartAt, EndAt = EndAt, Interval = Interval };
        return OutputAsync(client.NetLiq.HistoryAsync(accountNumber, filter, CancelToken));
    }
}
