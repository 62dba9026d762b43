using System.Management.Automation;
using System.Management.Automation.Host;
using TastyPS.Core;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Automation;

public sealed class InvokeTastyAutomationTests : IDisposable
{
    private readonly AutomationShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_output_of_the_block_comes_before_the_result()
    {
        _shell.Run = context => [context.Name, context.Run, string.Join(",", context.AccountNumber)];

        var run = _shell.Pipe(("Name", "mine")).Run();

        Assert.Equal(["mine", 1, _shell.Paper.Margin], run.Output.Take(3));
        var result = Assert.IsType<AutomationResult>(run.Output[3]);
        Assert.Equal(("mine", 0, 1, 2), (result.Name, result.ExitCode, result.Runs, result.Reconciliations));
        Assert.Null(run.ExitCode);
        Assert.Empty(run.AllErrors);
    }

    [Fact]
    public void Output_comes_as_the_block_gives_it_and_what_came_before_an_error_is_not_lost()
    {
        using var taken = new ManualResetEventSlim();
        _shell.Run = Two;
        using var live = _shell.Pipe().Start();

        Assert.Equal("first", live.Next());
        taken.Set();
        Assert.Equal(AutomationOutcome.Failed, live.Next<AutomationResult>().Outcome);

        IEnumerable<object?> Two(AutomationContext context)
        {
            yield return "first";
            if (!taken.Wait(Patience.Limit)) throw new TimeoutException("The output was kept back.");
            throw Thrown(new InvalidOperationException("then this"));
        }
    }

    [Fact]
    public void A_downstream_that_has_enough_ends_it()
    {
        _shell.Run = _ => Enumerable.Range(1, 3).Cast<object?>();

        var run = _shell.Pipe().First(2).Run();

        Assert.Equal([1, 2], run.Output);
        Assert.Empty(run.AllErrors);
    }

    [Fact]
    public void Without_an_account_all_open_ones_are_reconciled()
    {
        _shell.Run = context => [context.AccountNumber.Length];

        Assert.Equal(_shell.Paper.Connection.AccountNumbers.Count, _shell.Paper.Pipe("Invoke-TastyAutomation", ("", ScriptBlock.Create("run"))).Run().Output[0]);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(ErrorIds.AutomationScript, 1)]
    [InlineData(ErrorIds.OrderPrice, 2)]
    [InlineData(ErrorIds.SessionDead, 3)]
    [InlineData(ErrorIds.ApiRejected, 4)]
    [InlineData(ErrorIds.HttpTimeout, 5)]
    [InlineData(ErrorIds.RiskRefused, 6)]
    [InlineData(ErrorIds.OrderOutcomeUnknown, 7)]
    public void Exit_ends_the_host_with_the_class(string? errorId, int exitCode)
    {
        _shell.Run = _ => errorId is null ? [] : throw Thrown(new TastyException(errorId, "as the test wants"));

        var run = _shell.Pipe(("Exit", null)).Run();

        Assert.Equal((exitCode, exitCode), (run.ExitCode!.Value, run.Single<AutomationResult>().ExitCode));
    }

    [Fact]
    public void Exit_speaks_of_what_keeps_it_from_beginning_too()
    {
        using var held = _shell.Paper.Connection.Options.JournalState.TryLock("automation-held.lock");

        var run = _shell.Pipe(("Name", "held"), ("Exit", null)).Run();

        Assert.Equal(5, run.ExitCode);
        run.SingleError(ErrorIds.AutomationRunning);
    }

    [Fact]
    public void A_scripts_own_error_is_told_in_its_own_words()
    {
        _shell.Run = _ => throw Thrown(new ItemNotFoundException("Cannot find path '/nope'."));

        var result = _shell.Pipe().Run().Single<AutomationResult>();

        Assert.Equal((AutomationOutcome.Failed, ErrorIds.AutomationScript, "The script failed: Cannot find path '/nope'."), (result.Outcome, result.ErrorId, result.Reason));
    }

    [Fact]
    public void A_question_that_nobody_can_answer_is_exit_code_2_and_never_a_wait()
    {
        _shell.Run = _ => throw Thrown(new HostException("PowerShell is in NonInteractive mode."));

        var run = _shell.Pipe(("Exit", null)).Run();

        Assert.Equal((2, ErrorIds.HostPrompt), (run.ExitCode!.Value, run.Single<AutomationResult>().ErrorId));
        Assert.Empty(run.Questions);
    }

    [Theory]
    [InlineData("Every", "-Every 00:00:00.0000005")]
    [InlineData("Heartbeat", "-Heartbeat 00:00:00.0000005")]
    [InlineData("ReconcileEvery", "-ReconcileEvery 00:00:00.0000005")]
    public void Ticks_are_no_span_to_wait(string parameter, string told)
    {
        var run = _shell.Pipe((parameter, 5), ("Exit", null)).Run();

        Assert.Contains(told, run.SingleError(ErrorIds.ParameterInvalid).Exception.Message);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void An_account_of_somebody_else_is_refused_before_anything_begins()
    {
        var run = _shell.Paper.Pipe("Invoke-TastyAutomation", ("", ScriptBlock.Create("run")), ("AccountNumber", "9XX"), ("Exit", null)).Run();

        Assert.Contains("'9XX' is no open account", run.SingleError(ErrorIds.AccountUnknown).Exception.Message);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void A_zero_for_the_reconciliation_is_never() =>
        Assert.Equal(0, _shell.Pipe(("ReconcileEvery", "0")).Run().Single<AutomationResult>().Reconciliations);

    [Fact]
    public void A_close_needs_its_market() => _shell.Pipe(("UntilClose", null)).Run().SingleError(ErrorIds.ParameterInvalid);

    [Theory]
    [InlineData("Name", "../evil")]
    [InlineData("Name", "")]
    [InlineData("MaxFailure", 0)]
    [InlineData("MarketHours", "Moon")]
    [InlineData("LogPath", "")]
    public void The_binder_refuses(string parameter, object value) =>
        Assert.StartsWith("ParameterArgument", Assert.Single(_shell.Pipe((parameter, value)).Run().AllErrors).FullyQualifiedErrorId.Replace("CannotConvertArgumentNoMessage", "ParameterArgument"));

    [Fact]
    public void It_gives_up_after_so_many_failures()
    {
        _shell.Run = _ => throw Thrown(new TastyException(ErrorIds.HttpTimeout, "slow"));

        Assert.Equal(2, _shell.Pipe(("MaxFailure", 2), ("Every", TimeSpan.FromSeconds(1))).Run().Single<AutomationResult>().Runs);
    }

    [Fact]
    public void The_log_goes_where_it_is_wanted()
    {
        using var folder = new TemporaryFolder();

        var result = _shell.Pipe(("LogPath", Path.Combine(folder.Path, "own.jsonl"))).Run().Single<AutomationResult>();

        Assert.True(File.Exists(Path.Combine(folder.Path, "own.jsonl")));
        Assert.Equal(Path.Combine(folder.Path, "own.jsonl"), result.LogPath);
    }

    [Fact]
    public void An_alert_comes_while_a_run_holds_the_pipeline_thread()
    {
        using var told = new ManualResetEventSlim();
        _shell.Alert = alert =>
        {
            if (alert.Kind == AutomationAlertKind.Halted) told.Set();
        };
        _shell.Run = _ =>
        {
            _shell.Paper.Connection.Breaker.TripAsync(BreakerCause.OrderRate, "too many orders", CancellationToken.None).GetAwaiter().GetResult();
            return [told.Wait(Patience.Limit)];
        };

        var run = _shell.Pipe(AutomationShell.AlertScript, ("Heartbeat", TimeSpan.FromSeconds(1))).Run();

        Assert.Equal(true, run.Output[0]);
    }

    [Fact]
    public async Task Alerts_are_given_in_turn_and_their_runspace_is_closed()
    {
        var told = new List<AutomationAlertKind>();
        _shell.Alert = alert =>
        {
            told.Add(alert.Kind);
            if (alert.Kind == AutomationAlertKind.RunFailed) throw Thrown(new InvalidOperationException("no network"));
        };
        _shell.Run = _ => throw Thrown(new TastyException(ErrorIds.ApiRejected, "no"));

        var result = _shell.Pipe(AutomationShell.AlertScript).Run().Single<AutomationResult>();

        Assert.Equal([AutomationAlertKind.RunFailed, AutomationAlertKind.Ended], told);
        Assert.Equal((2, 1), (result.Alerts, result.FailedAlerts));
        Assert.Contains("no network", File.ReadAllText(result.LogPath!));
        await _shell.Closed.WaitAsync(Patience.Limit);
    }

    [Fact]
    public void Using_brings_the_callers_variables_to_the_alerts()
    {
        _shell.Mentions = ["$using:hook", "@using:more", "${using:a b}"];
        _shell.Variables["Set-StrictMode -Version 1; @{ Value = $hook }"] = "address";
        _shell.Variables["Set-StrictMode -Version 1; @{ Value = $more }"] = null;
        _shell.Variables["Set-StrictMode -Version 1; @{ Value = ${a b} }"] = 3;

        _shell.Pipe(AutomationShell.AlertScript).Run().Single<AutomationResult>();

        // The engine looks for them under their text in UTF-16, as base64.
        Assert.Equal("address", _shell.Using!["JAB1AHMAaQBuAGcAOgBoAG8AbwBrAA=="]);
        Assert.Equal(3, _shell.Using.Count);
    }

    [Fact]
    public void Using_something_that_is_not_there_is_told_before_anything_begins()
    {
        _shell.Mentions = ["$using:nope"];
        _shell.Run = _ => throw new InvalidOperationException("must not run");

        var run = _shell.Pipe(AutomationShell.AlertScript, ("Exit", null)).Run();

        Assert.StartsWith("$using:nope has no value", run.SingleError(ErrorIds.ParameterInvalid).Exception.Message);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void The_stop_time_stops_the_block_itself()
    {
        _shell.Run = _ => _shell.Stopped.Wait(Patience.Limit) ? throw new PipelineStoppedException() : throw new TimeoutException();

        var result = _shell.Pipe(("StopAt", DateTime.Now.AddSeconds(1))).Run().Single<AutomationResult>();

        Assert.Equal((0, "the stop time", 0), (result.ExitCode, result.Reason, result.FailedRuns));
    }

    [Fact]
    public void Ctrl_C_stops_the_block_and_ends_the_log()
    {
        using var folder = new TemporaryFolder();
        var log = Path.Combine(folder.Path, "own.jsonl");
        using var begun = new ManualResetEventSlim();
        _shell.Run = _ =>
        {
            begun.Set();
            return _shell.Stopped.Wait(Patience.Limit) ? throw new PipelineStoppedException() : throw new TimeoutException();
        };
        using var live = _shell.Pipe(("LogPath", log)).Start();
        Assert.True(begun.Wait(Patience.Limit));

        Assert.True(live.Stop().Stopped);

        Assert.Contains("\"reason\":\"stopped\"", File.ReadAllLines(log)[^1]);
    }

    // What the engine makes of an exception of a block.
    private static RuntimeException Thrown(Exception cause) => new("Exception calling \"Invoke\"", cause);
}
