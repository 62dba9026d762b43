using TastyProbe;
using TastyPS.TestEngine;

namespace TastyPS.Tests.Conformance;

/// <summary>The runner itself: what every cmdlet test leans on.</summary>
public sealed class TestShellTests
{
    private readonly TestShell _shell = new TestShell().Register(typeof(Scenario).Assembly);

    [Fact]
    public void Stop_ends_a_cmdlet_that_would_never_end()
    {
        using var live = _shell.Command("Watch-ProbeQuote", ("Symbol", "SPY")).Start();
        Assert.Equal("SPY:0", live.Next<string>());

        var run = live.Stop();

        Assert.True(run.Stopped);
        Assert.Null(run.Terminating);
        Assert.StartsWith("SPY:", run.Output[^1]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_run_that_ends_says_what_it_did()
    {
        using var live = _shell.Command("Watch-ProbeQuote", ("Symbol", "SPY"), ("Count", 1)).Start();
        live.Next();

        var problem = Assert.Throws<InvalidOperationException>(() => live.Next());

        Assert.Contains("out   SPY:0", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_carry_the_whole_text_and_its_choices()
    {
        var run = _shell.Command("New-ProbeOrder", ("", "spy")).Answers("N").Run();

        var question = Assert.Single(run.Questions);
        Assert.Equal("Are you sure you want to perform this action?\nPerforming the operation \"BuyToOpen 1 SPY @market Day\" on target \"account 5WT\".", question.Message);
        Assert.Equal(["&Yes", "Yes to &All", "&No", "No to A&ll", "&Suspend"], question.Choices);
    }

    [Fact]
    public void Completion_comes_from_the_completer_the_enum_or_the_set()
    {
        Assert.Equal(["SPY", "SPX"], Texts(_shell.Complete("Get-ProbePosition", "Symbol", "s")));
        Assert.Equal(["BuyToOpen", "BuyToClose"], Texts(_shell.Complete("New-ProbeOrder", "Action", "buy")));
        Assert.Equal(["GTC"], Texts(_shell.Complete("New-ProbeOrder", "TimeInForce", "g")));
    }

    [Fact]
    public void All_and_Single_refuse_a_run_with_errors_and_say_which()
    {
        var run = _shell.Run("Get-ProbePosition", ("", "5WT"), ("", "nope"));

        var problem = Assert.Throws<InvalidOperationException>(() => run.All<Position>());

        Assert.Contains("PositionNotFound", problem.Message, StringComparison.Ordinal);
        Assert.Equal("No position in NOPE.", run.SingleError("PositionNotFound").Exception.Message);
    }

    [Fact]
    public void A_script_is_answered_by_the_test()
    {
        _shell.Script = (script, arguments) => [script + string.Join(",", arguments)];

        var result = _shell.SessionState.InvokeCommand.InvokeScript("Get-Secret ", "a", "b");

        Assert.Equal("Get-Secret a,b", Assert.Single(result).BaseObject);
    }

    [Fact]
    public void Engine_events_reach_their_subscribers_and_no_others()
    {
        var seen = new List<string>();
        _shell.Events.SubscribeEvent(null, null, "Tasty.Order", null, (_, e) => seen.Add((string)e.SourceArgs[0]!), false, false);

        _shell.Events.GenerateEvent("Tasty.Order", this, ["filled"], null);
        _shell.Events.GenerateEvent("Tasty.Quote", this, ["tick"], null);

        Assert.Equal(["filled"], seen);
        Assert.Equal(2, _shell.RaisedEvents.Count);
    }

    private static IEnumerable<string> Texts(IEnumerable<System.Management.Automation.CompletionResult> results) => results.Select(r => r.CompletionText);
}
