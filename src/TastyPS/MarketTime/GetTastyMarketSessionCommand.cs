using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyMarketSession: whether the markets are open, and the times of their sessions.</summary>
[Cmdlet(VerbsCommon.Get, "TastyMarketSession", DefaultParameterSetName = CurrentSet)]
[OutputType(typeof(CurrentMarketSession), ParameterSetName = [CurrentSet, AtSet])]
[OutputType(typeof(MarketSession), ParameterSetName = [NextSet, PreviousSet, RangeSet])]
public sealed class GetTastyMarketSessionCommand : TastySessionCmdlet
{
    private const string CurrentSet = "Current";
    private const string AtSet = "At";
    private const string NextSet = "Next";
    private const string PreviousSet = "Previous";
    private const string RangeSet = "Range";

    /// <summary>Equity (options too), CME, CFE; where nothing is said all of them now, Equity otherwise.</summary>
    [Parameter(ParameterSetName = CurrentSet, Position = 0)]
    [Parameter(ParameterSetName = NextSet, Position = 0)]
    [Parameter(ParameterSetName = PreviousSet, Position = 0)]
    [Parameter(ParameterSetName = RangeSet, Position = 0)]
    [Alias("Market")]
    [ValidateSet("Equity", "CME", "CFE")]
    public string[]? InstrumentCollection { get; set; }

    /// <summary>The market of equities at another moment.</summary>
    [Parameter(ParameterSetName = AtSet, Mandatory = true)]
    public DateTime? At { get; set; }

    /// <summary>The next session.</summary>
    [Parameter(ParameterSetName = NextSet, Mandatory = true)]
    public SwitchParameter Next { get; set; }

    /// <summary>The session before.</summary>
    [Parameter(ParameterSetName = PreviousSet, Mandatory = true)]
    public SwitchParameter Previous { get; set; }

    /// <summary>Next or previous as seen from this date, not from now.</summary>
    [Parameter(ParameterSetName = NextSet)]
    [Parameter(ParameterSetName = PreviousSet)]
    [MarketDateTransformation]
    public DateTime? Date { get; set; }

    /// <summary>All sessions from this date on; today where only an end is given.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    [MarketDateTransformation]
    public DateTime? StartDate { get; set; }

    [Parameter(ParameterSetName = RangeSet, Mandatory = true)]
    [MarketDateTransformation]
    public DateTime? EndDate { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var time = client.MarketTime;
        if (ParameterSetName == CurrentSet)
        {
            await OutputAsync(time.CurrentAsync(Canonical(InstrumentCollection) ?? MarketTimeApi.Markets, CancelToken)).ConfigureAwait(false);
            return;
        }
        if (At is { } instant)
        {
            Output(await time.AtAsync(instant, CancelToken).ConfigureAwait(false));
            return;
        }
        var start = StartDate ?? client.Connection.MarketToday;
        DateRange.Check(ParameterSetName == RangeSet ? start : null, EndDate);
        foreach (var market in Canonical(InstrumentCollection) ?? [MarketTimeApi.Equity])
        {
            if (EndDate is { } end) await OutputAsync(time.RangeAsync(market, start, end, CancelToken)).ConfigureAwait(false);
            else Output(Next ? await time.NextAsync(market, Date, CancelToken).ConfigureAwait(false) : await time.PreviousAsync(market, Date, CancelToken).ConfigureAwait(false));
        }
    }

    /// <summary>ValidateSet lets any case pass, the venue does not.</summary>
    internal static IReadOnlyList<string>? Canonical(string[]? said) => said?.Select(m => MarketTimeApi.Markets.First(k => k.Equals(m, StringComparison.OrdinalIgnoreCase))).Distinct().ToList();
}
