using static TastyProbe.ScenarioBuilder;

namespace TastyProbe;

/// <summary>How arguments and pipeline objects find their parameters, and what a cmdlet then says.</summary>
public static class BindingScenarios
{
    public static IEnumerable<Scenario> All()
    {
        yield return Case("named", Position(Named("AccountNumber", "5WT")));
        yield return Case("positional", Position(Arg("5WT"), Arg("spy")));
        yield return Case("alias", Position(Named("Account", "5WT"), Named("First", 1)));
        yield return Case("prefix", Position(Named("Acc", "5WT"), Named("Fi", "2")));
        yield return Case("prefix-ambiguous-common", Position(Named("AccountNumber", "5WT"), Named("W", 1)));
        yield return Case("unknown-param", Position(Named("Nope", 1)));
        yield return Case("missing-mandatory", Position());
        yield return Case("switch-set", Position(Switch("All")));
        yield return Case("switch-false", Position(Named("All", false), Arg("5WT")));
        yield return Case("two-sets", Position(Switch("All"), Named("AccountNumber", "5WT")));
        yield return Case("empty-string-mandatory", Position(Named("AccountNumber", "")));
        yield return Case("null-mandatory", Position(Named("AccountNumber", null)));
        yield return Case("range-low", Position(Arg("5WT"), Named("First", 0)));
        yield return Case("range-high", Position(Arg("5WT"), Named("First", 101)));
        yield return Case("convert-fail", Position(Arg("5WT"), Named("First", "abc")));
        yield return Case("convert-int-double", Position(Arg("5WT"), Named("First", 1.6)));
        yield return Case("too-many-positional", Position(Arg("5WT"), Arg("spy"), Arg("x")));
        yield return Case("twice", Position(Named("First", 1), Named("First", 2)));
        yield return Case("wildcard", Position(Arg("5WT"), Arg("*q*")));
        yield return Case("non-terminating", Position(Arg("5WT"), Arg("nope")));
        yield return Case("error-stop", Position(Arg("5WT"), Arg("nope"), Named("ErrorAction", "Stop")));
        yield return Case("error-silent", Position(Arg("5WT"), Arg("nope"), Named("ErrorAction", "SilentlyContinue")));
        yield return Case("error-ignore", Position(Arg("5WT"), Arg("nope"), Named("ErrorAction", "Ignore")));
        yield return Case("verbose", Position(Arg("5WT"), Switch("Verbose")));
        yield return Fed("by-property", [Position()], [new Note("ACC1", "spy", 1), new Note("ACC2", "qqq", 2)]);
        yield return Fed("by-property-wrong", [Position()], ["just a string"]);
        yield return Case("pipeline-chain", Position(Arg("5WT")), Order(Switch("DryRun")));
        yield return Case("order-market-whatif", Order(Arg("spy"), Arg(2), Switch("WhatIf")));
        yield return Case("order-dry", Order(Arg("spy"), Arg("2.5"), Switch("DryRun")));
        yield return Case("order-limit", Order(Arg("spy"), Named("LimitPrice", "1.25"), Switch("DryRun")));
        yield return Case("order-enum-string", Order(Arg("spy"), Named("Action", "selltoclose"), Switch("DryRun")));
        yield return Case("order-enum-prefix", Order(Arg("spy"), Named("Action", "SellToC"), Switch("DryRun")));
        yield return Case("order-enum-bad", Order(Arg("spy"), Named("Action", "zzz"), Switch("DryRun")));
        yield return Case("order-enum-int", Order(Arg("spy"), Named("Action", 2), Switch("DryRun")));
        yield return Case("order-set-bad", Order(Arg("spy"), Named("TimeInForce", "zzz"), Switch("DryRun")));
        yield return Case("order-set-case", Order(Arg("spy"), Named("TimeInForce", "gtc"), Switch("DryRun")));
        yield return Case("order-range-decimal", Order(Arg("spy"), Arg(0), Switch("DryRun")));
        yield return Case("order-range-decimal-high", Order(Arg("spy"), Arg(2000000), Switch("DryRun")));
        yield return Case("order-confirm-false", Order(Arg("spy"), Named("Confirm", false)));
        yield return Answered("order-confirm-yes", "Y", Order(Arg("spy")));
        yield return Answered("order-confirm-no", "N", Order(Arg("spy")));
        yield return Answered("order-confirm-all", "A", Position(Arg("5WT")), Order());
        yield return Answered("order-confirm-noall", "L", Position(Arg("5WT")), Order());
        yield return Answered("order-confirm-mixed", "NYY", Position(Arg("5WT")), Order());
        yield return Case("order-verbose-confirm-false", Order(Arg("spy"), Named("Confirm", false), Switch("Verbose")));
        yield return Case("order-terminating", Order(Arg("bad")));
        yield return Case("order-throws", Order(Arg("throw")));
        yield return Fed("order-terminating-in-pipe", [Order(Switch("DryRun"))], [new Note("A", "spy", 1), new Note("A", "bad", 1), new Note("A", "qqq", 1)]);
        yield return Case("order-transform-null", Order(Named("Symbol", null), Switch("DryRun")));
        yield return Case("order-date", Order(Arg("spy"), Named("GoodUntil", "2026-02-03"), Switch("DryRun")));
        yield return Case("order-date-bad", Order(Arg("spy"), Named("GoodUntil", "yesterday-ish"), Switch("DryRun")));
        yield return Case("order-array-to-scalar", Order(Named("Symbol", new[] { "a", "b" }), Switch("DryRun")));
        yield return Case("switch-string", Order(Arg("spy"), Named("DryRun", "yes")));
        yield return Case("switch-int", Order(Arg("spy"), Named("DryRun", 1)));
        yield return Case("stop-upstream", Watch(Arg("SPY")), First(3));
        yield return Case("watch-count", Watch(Arg("SPY"), Named("Count", 4)));
        yield return Fed("watch-pipeline", [Watch(Named("Count", 4))], ["A", "B"]);
        yield return Case("watch-into-order", Watch(Arg("SPY"), Named("Count", 2)), Order(Switch("DryRun")));
        yield return Case("thread", new Step("Test-ProbeThread"));
        yield return Case("sets-int", Sets(Arg(5)));
        yield return Case("sets-date-string", Sets(Arg("2026-01-02")));
        yield return Case("sets-b", Sets(Arg("2026-01-02"), Switch("Utc")));
        yield return Fed("sets-pipe-int", [Sets()], [7]);
        yield return Fed("sets-pipe-date", [Sets()], [new DateTime(2026, 1, 2)]);
        yield return Fed("sets-pipe-string-int", [Sets()], ["7"]);
        yield return Fed("sets-pipe-string-date", [Sets()], ["2026-01-02"]);
        yield return Fed("sets-pipe-mixed", [Sets()], [7, new DateTime(2026, 1, 2), "zz", 8]);
        yield return Case("sets-pipe-object", Position(Arg("5WT"), Named("First", 1)), Sets());
        yield return Case("unknown-command", new Step("Get-Nothing"));
    }
}
