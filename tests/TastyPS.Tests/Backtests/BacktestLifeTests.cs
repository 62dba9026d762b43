using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Backtests;

public sealed class BacktestLifeTests : IDisposable
{
    private readonly PaperShell _shell = new(new PaperOptions { Start = Start, Speed = 0 });

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    private static readonly BacktestLeg ShortPut = new() { Type = BacktestLegType.EquityOption, Direction = BacktestDirection.Short, Side = BacktestSide.Put, Quantity = 1, StrikeSelection = BacktestStrikeSelection.Delta, Delta = 16, DaysUntilExpiration = 45 };

    public void Dispose() => _shell.Dispose();

    private TastyPS.TestEngine.PipelineBuilder Begin(PaperShell shell, params (string, object?)[] more) => shell.Pipe("Start-TastyBacktest",
        [("Symbol", "spy"), ("StartDate", "2026-01-05"), ("EndDate", "2026-03-31"), ("BacktestLeg", ShortPut), .. more]);

    [Fact]
    public void Starts_runs_and_is_read_with_its_results()
    {
        var started = Begin(_shell, ("DayOfWeek", new[] { DayOfWeek.Monday }), ("TakeProfitPercent", 50), ("ExitAtDte", 21)).Run().Single<Backtest>();
        Assert.Equal((BacktestStatus.Pending, "SPY", BacktestFrequency.OnSpecificDaysOfTheWeek), (started.Status, started.Symbol, started.EntryConditions!.Frequency));
        Assert.Equal((50, 21), (started.ExitConditions!.TakeProfitPercentage, started.ExitConditions.AtDaysToExpiration));

        _shell.Broker.Clock.Advance(TimeSpan.FromSeconds(10));
        var done = _shell.Pipe("Get-TastyBacktest").Input(started).Run().Single<Backtest>();

        Assert.Equal(BacktestStatus.Completed, done.Status);
        Assert.NotEmpty(done.Trials!);
        Assert.All(done.Trials!, t => Assert.Equal(DayOfWeek.Monday, t.OpenDateTime!.Value.ToUniversalTime().DayOfWeek));
        Assert.Equal(done.Trials!.Sum(t => t.ProfitLoss), done.Snapshots![^1].ProfitLoss);
        Assert.Equal(started.Id, _shell.Pipe("Get-TastyBacktest").Run().Single<Backtest>().Id);
        Assert.Equal(2, _shell.Pipe("Get-TastyBacktestLog", ("BacktestId", started.Id)).Run().All<string>().Count);
    }

    [Fact]
    public void Wait_shows_how_far_it_is_and_gives_the_results()
    {
        using var shell = new PaperShell(new PaperOptions { Start = Start, Speed = 20 });

        var run = Begin(shell, ("Wait", null)).Run();

        Assert.Equal(BacktestStatus.Completed, run.Single<Backtest>().Status);
        Assert.Contains(run.Progress, p => p.Activity == "Backtest of SPY");
        Assert.Contains(new TastyPS.Commands.BacktestIdCompleter().CompleteArgument("Get-TastyBacktest", "BacktestId", "", null!, new System.Collections.Hashtable()), c => c.CompletionText == run.Single<Backtest>().Id);
    }

    [Fact]
    public void Stopping_the_wait_has_the_venue_cancel_it()
    {
        using var live = Begin(_shell, ("Wait", null)).Start();
        SpinWait.SpinUntil(() => _shell.Wire.Any(w => w.StartsWith("GET /backtests/", StringComparison.Ordinal)), TimeSpan.FromSeconds(10));

        var run = live.Stop();

        Assert.True(run.Stopped);
        Assert.Empty(run.AllErrors);
        Assert.Matches("^POST /backtests/.*/cancel$", _shell.Wire[^1]);
        Assert.Equal("The backtest was cancelled.", _shell.Pipe("Get-TastyBacktest").Run().Single<Backtest>().Notices!.ToString());
    }

    [Fact]
    public void A_wait_that_fails_says_that_the_backtest_goes_on()
    {
        _shell.Broker.Faults.Add("GET /backtests/*", PaperFault.Status(500) with { Times = null });

        var run = Begin(_shell, ("Wait", null)).Run();

        var id = Assert.IsType<string>(run.SingleError(ErrorIds.ApiServerError).TargetObject);
        Assert.Contains($"Get-TastyBacktest {id}", Assert.Single(run.Warnings));
        Assert.DoesNotContain(_shell.Wire, w => w.EndsWith("/cancel", StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_runs_can_be_stopped_once()
    {
        var started = Begin(_shell).Run().Single<Backtest>();

        Assert.Equal(BacktestStatus.Completed, _shell.Pipe("Stop-TastyBacktest", ("PassThru", null)).Input(started).Run().Single<Backtest>().Status);
        Assert.Equal(started.Id, _shell.Pipe("Stop-TastyBacktest", ("BacktestId", started.Id)).Run().SingleError(ErrorIds.ApiBadRequest).TargetObject);
    }

    [Fact]
    public void A_backtest_that_is_not_there_does_not_keep_the_others()
    {
        var started = Begin(_shell).Run().Single<Backtest>();

        var run = _shell.Pipe("Get-TastyBacktest", ("BacktestId", new[] { "gone", started.Id })).Run();

        Assert.Equal(started.Id, Assert.IsType<Backtest>(Assert.Single(run.Output)).Id);
        Assert.Equal("gone", run.SingleError(ErrorIds.ApiNotFound).TargetObject);
    }

    [Fact]
    public void WhatIf_starts_and_stops_nothing()
    {
        Assert.Contains("Short 1 Put Equity Option from 2026-01-05 to 2026-03-31", Assert.Single(Begin(_shell, ("WhatIf", null)).Run().HostLines));
        Assert.Single(_shell.Pipe("Stop-TastyBacktest", ("BacktestId", "x"), ("WhatIf", null)).Run().HostLines);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void Ranges_that_run_backwards_and_days_that_contradict_are_stopped_at_the_door()
    {
        _shell.Pipe("Start-TastyBacktest", ("Symbol", "SPY"), ("StartDate", "2026-03-31"), ("EndDate", "2026-01-05"), ("BacktestLeg", ShortPut)).Run().SingleError(ErrorIds.ParameterInvalid);
        Begin(_shell, ("DayOfWeek", new[] { DayOfWeek.Friday }), ("Frequency", "EveryDay")).Run().SingleError(ErrorIds.ParameterInvalid);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void No_backtests_write_nothing() => Assert.Empty(_shell.Pipe("Get-TastyBacktest").Run().All<Backtest>());

    [Fact]
    public void Availability_is_filtered_by_pattern()
    {
        var range = _shell.Pipe("Get-TastyBacktestAvailability", ("Symbol", "sp?")).Run().All<BacktestAvailability>();

        Assert.Equal(["SPX", "SPY"], range.Select(r => r.Symbol));
        Assert.All(range, r => Assert.True(r.StartDate < r.EndDate));
    }

    [Fact]
    public void A_trade_is_simulated_from_its_legs()
    {
        var from = new DateTime(2026, 11, 17, 0, 0, 0, DateTimeKind.Utc).ToLocalTime();
        var points = _shell.Pipe("Invoke-TastyTradeSimulation", ("Leg", new[] { "STO 1 SPY 18dec26 600p", "BTO 1 SPY 18dec26 590p" }), ("StartAt", from), ("EndAt", from.AddDays(2))).Run().All<TradeSimulationPoint>();

        Assert.Equal(12, points.Count);
        Assert.All(points, p => Assert.Equal((PriceEffect.Credit, true), (p.Effect, p.SignedPrice > 0)));
        Assert.All(points, p => Assert.InRange(p.DateTime!.Value, from, from.AddDays(2)));
    }

    [Theory]
    [InlineData("BTO 0.5 SPY")]
    [InlineData("BTO 1 SPY", "STO 1 QQQ")]
    public void A_trade_that_cannot_be_simulated_is_stopped_here(params string[] legs)
    {
        _shell.Pipe("Invoke-TastyTradeSimulation", ("Leg", legs)).Run().SingleError(ErrorIds.ParameterInvalid);
        Assert.Empty(_shell.Wire);
    }
}
