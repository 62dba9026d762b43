using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>New-TastyBacktestLeg: one leg of the trade that a backtest repeats, and how its strike is chosen. Made in memory.</summary>
[Cmdlet(VerbsCommon.New, "TastyBacktestLeg", DefaultParameterSetName = DeltaSet)]
[OutputType(typeof(BacktestLeg))]
public sealed class NewTastyBacktestLegCommand : TastyCmdlet
{
    private const string DeltaSet = "Delta";
    private const string OtmSet = "PercentageOtm";
    private const string OffsetSet = "PriceOffset";
    private const string PremiumSet = "Premium";
    private const string EquitySet = "Equity";

    /// <summary>Long or Short.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("Long", "Short")]
    public BacktestDirection Direction { get; set; }

    /// <summary>Call or Put.</summary>
    [Parameter(ParameterSetName = DeltaSet, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = OtmSet, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = OffsetSet, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = PremiumSet, Mandatory = true, Position = 1)]
    [ValidateSet("Call", "Put")]
    public BacktestSide Side { get; set; }

    /// <summary>The underlying itself in place of an option.</summary>
    [Parameter(ParameterSetName = EquitySet, Mandatory = true)]
    public SwitchParameter Equity { get; set; }

    /// <summary>Contracts (1 to 10) or shares (1 to 100) of one trade.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int Size { get; set; } = 1;

    /// <summary>Days to expiration when the trade is entered.</summary>
    [Parameter]
    [ValidateRange(0, 3650)]
    public int Dte { get; set; } = 45;

    /// <summary>The strike by its delta, 1 to 100.</summary>
    [Parameter(ParameterSetName = DeltaSet, Mandatory = true)]
    [DecimalTransformation]
    [ValidateRange(1, 100)]
    public decimal Delta { get; set; }

    /// <summary>The strike so far out of the money: 0.1 is 10 %.</summary>
    [Parameter(ParameterSetName = OtmSet, Mandatory = true)]
    [DecimalTransformation]
    public decimal PercentageOtm { get; set; }

    /// <summary>The strike so many dollars from the price.</summary>
    [Parameter(ParameterSetName = OffsetSet, Mandatory = true)]
    [DecimalTransformation]
    [ValidateRange(-50000, 50000)]
    public decimal PriceOffset { get; set; }

    /// <summary>The strike whose option costs this, in dollars a contract.</summary>
    [Parameter(ParameterSetName = PremiumSet, Mandatory = true)]
    [DecimalTransformation]
    [ValidateRange(0, 50000)]
    public decimal Premium { get; set; }

    /// <summary>Count from the strike of an earlier leg, by its index from 0, in place of the price.</summary>
    [Parameter(ParameterSetName = OtmSet)]
    [Parameter(ParameterSetName = OffsetSet)]
    [ValidateRange(0, 3)]
    public int? RelativeToLeg { get; set; }

    /// <summary>With RelativeToLeg: only the strike at exactly that distance will do.</summary>
    [Parameter(ParameterSetName = OffsetSet)]
    public SwitchParameter Exact { get; set; }

    protected override Task BeginAsync() => Exact && RelativeToLeg is null
        ? throw new TastyException(ErrorIds.ParameterInvalid, "-Exact is about the distance from another leg.", "Name it with -RelativeToLeg.")
        : Task.CompletedTask;

    protected override Task ProcessAsync()
    {
        Output(new BacktestLeg
        {
            Type = Equity ? BacktestLegType.Equity : BacktestLegType.EquityOption,
            Direction = Direction,
            Side = Equity ? null : Side,
            Quantity = Size,
            DaysUntilExpiration = Equity ? 0 : Dte,
            StrikeSelection = Selection(),
            StrikeRelativeLeg = RelativeToLeg,
            Delta = Of(DeltaSet, Delta),
            PercentageOtm = Of(OtmSet, PercentageOtm),
            CurrentPriceOffset = Of(OffsetSet, PriceOffset),
            Premium = Of(PremiumSet, Premium),
        });
        return Task.CompletedTask;
    }

    private BacktestStrikeSelection Selection() => (ParameterSetName, RelativeToLeg) switch
    {
        (OtmSet, null) => BacktestStrikeSelection.PercentageOtm,
        (OtmSet, _) => BacktestStrikeSelection.PercentageOtmRelative,
        (OffsetSet, null) => BacktestStrikeSelection.CurrentPriceOffset,
        (OffsetSet, _) => Exact ? BacktestStrikeSelection.CurrentPriceExactOffsetRelative : BacktestStrikeSelection.CurrentPriceOffsetRelative,
        (PremiumSet, _) => BacktestStrikeSelection.Premium,
        // The venue wants one for shares too, and does not use it.
        _ => BacktestStrikeSelection.Delta,
    };

    private decimal? Of(string set, decimal value) => ParameterSetName == set ? value : null;
}
