using TastyPS.TestEngine;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Backtests;

public sealed class NewTastyBacktestLegTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private ShellRun Leg(params (string, object?)[] arguments) => _shell.Bare("New-TastyBacktestLeg", arguments).Run();

    [Fact]
    public void Reads_like_a_trade()
    {
        var leg = Leg(("", "Short"), ("", "Put"), ("Delta", 16)).Single<BacktestLeg>();

        Assert.Equal("Short 1 Put Equity Option", leg.ToString());
        Assert.Equal((BacktestStrikeSelection.Delta, 16m, 45), (leg.StrikeSelection, leg.Delta, leg.DaysUntilExpiration));
        Assert.Null(leg.Premium);
    }

    [Theory]
    [InlineData("PercentageOtm", false, false, BacktestStrikeSelection.PercentageOtm)]
    [InlineData("PercentageOtm", true, false, BacktestStrikeSelection.PercentageOtmRelative)]
    [InlineData("PriceOffset", false, false, BacktestStrikeSelection.CurrentPriceOffset)]
    [InlineData("PriceOffset", true, false, BacktestStrikeSelection.CurrentPriceOffsetRelative)]
    [InlineData("PriceOffset", true, true, BacktestStrikeSelection.CurrentPriceExactOffsetRelative)]
    [InlineData("Premium", false, false, BacktestStrikeSelection.Premium)]
    public void The_strike_is_chosen_by_what_is_given(string by, bool isRelative, bool isExact, BacktestStrikeSelection expected)
    {
        List<(string, object?)> arguments = [("Direction", "Long"), ("Side", "Call"), (by, 5m)];
        if (isRelative) arguments.Add(("RelativeToLeg", 0));
        if (isExact) arguments.Add(("Exact", null));

        var leg = Leg([.. arguments]).Single<BacktestLeg>();

        Assert.Equal(expected, leg.StrikeSelection);
        Assert.Equal(5, leg.PercentageOtm ?? leg.CurrentPriceOffset ?? leg.Premium);
    }

    [Fact]
    public void Shares_have_no_strike()
    {
        var leg = Leg(("Direction", "Long"), ("Equity", null), ("Size", 100)).Single<BacktestLeg>();

        Assert.Equal((BacktestLegType.Equity, 100, null, null), (leg.Type, leg.Quantity, leg.Side, leg.Delta));
    }

    [Fact]
    public void An_exact_distance_is_from_a_leg() => Leg(("Direction", "Long"), ("Side", "Call"), ("PriceOffset", 5m), ("Exact", null)).SingleError(ErrorIds.ParameterInvalid);
}
