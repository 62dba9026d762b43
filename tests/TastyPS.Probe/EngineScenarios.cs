using static TastyProbe.ScenarioBuilder;

namespace TastyProbe;

/// <summary>The life of a pipeline: order of turns, stops, streams, preferences, confirmation, defaults, and what a cmdlet sees of its session.</summary>
public static class EngineScenarios
{
    private static readonly Argument Stop = Named("ErrorAction", "Stop");

    public static IEnumerable<Scenario> All()
    {
        yield return Fed("life-order", [Life("a"), Life("b")], 1, 2);
        yield return Case("life-no-input", Life("a"), Life("b"));
        yield return Fed("life-first", [Life("a"), Life("b"), First(1)], 1, 2, 3);
        yield return Fed("life-first-then", [Life("a"), First(1), Life("b")], 1, 2, 3);
        yield return Fed("life-first-careless", [Life("a", Switch("Careless")), First(1)], 1, 2, 3);
        yield return Fed("life-fail-begin", [Life("a"), Life("b", Named("FailAt", "begin"))], 1);
        yield return Fed("life-fail-process", [Life("a"), Life("b", Named("FailAt", "process"))], 1, 2);
        yield return Fed("life-fail-process-careless", [Life("a", Switch("Careless")), Life("b", Named("FailAt", "process"))], 1, 2);
        yield return Fed("life-fail-end", [Life("a", Named("FailAt", "end")), Life("b")], 1);
        yield return Case("life-bind-fail", Life("a"), Life("b", Named("Nope", 1)));

        foreach (var call in new[] { "WriteError", "WriteVerbose", "WriteWarning", "WriteProgress", "ShouldProcess" })
            yield return Case("thread-" + call, new Step("Test-ProbeThread", Named("Call", call)));

        yield return Case("emit-null-enum", Emitting("null-enum"));
        yield return Case("emit-throw-stopped", Emitting("throw-stopped"));
        yield return Case("emit-stop-catch", Emitting("stop-catch", Stop));
        yield return Case("emit-stopping", Emitting("stopping"));
        yield return Case("streams", Emitting("streams"));
        yield return Case("streams-on", Emitting("streams", Switch("Verbose"), Switch("Debug"), Named("InformationAction", "Continue")));
        yield return Case("streams-off", Emitting("streams", Named("WarningAction", "Ignore"), Named("Verbose", false)));
        yield return Case("streams-variables", Emitting("streams", Named("WarningVariable", "w"), Named("InformationVariable", "i")));
        yield return With("preference-verbose", [("VerbosePreference", "Continue")], Emitting("streams"));
        yield return With("preference-warning", [("WarningPreference", "SilentlyContinue")], Emitting("streams"));
        yield return With("preference-error-stop", [("ErrorActionPreference", "Stop")], Emitting("error-then-out"));
        yield return With("preference-error-argument-wins", [("ErrorActionPreference", "Stop")], Emitting("error-then-out", Named("ErrorAction", "Continue")));
        yield return Case("error-variable", Emitting("error-then-out", Named("ErrorVariable", "e"), Named("ErrorAction", "SilentlyContinue")));
        yield return Case("out-variable", Emitting("enum", Named("OutVariable", "o")));
        yield return Case("out-variable-single", Emitting("array", Named("OutVariable", "o")));
        yield return Case("pipeline-variable", Emitting("enum", Named("PipelineVariable", "p")));

        yield return Case("confirm-none", Order(Arg("spy")));
        yield return With("confirm-preference-none", [("ConfirmPreference", "None")], Order(Arg("spy")));
        yield return With("confirm-preference-medium", [("ConfirmPreference", "Medium")], Emitting("should-twice"));
        yield return With("whatif-preference", [("WhatIfPreference", true)], Order(Arg("spy")));
        yield return Case("whatif-confirm", Order(Arg("spy"), Switch("WhatIf"), Switch("Confirm")));
        yield return Answered("confirm-verbose", "Y", Order(Arg("spy"), Switch("Verbose")));
        yield return Answered("confirm-medium", "Y", Session("set", Switch("Confirm")));

        yield return Case("prefix-common", Position(Arg("5WT"), Switch("Verb")));
        yield return Case("prefix-own-and-common", Order(Arg("spy"), Named("Conf", false)));
        yield return Case("prefix-ambiguous-own", Types(Named("Le", 1)));
        yield return Case("common-alias", Position(Arg("5WT"), Arg("nope"), Named("ea", "Ignore")));
        yield return Case("name-with-value-colon", Position(Named("AccountNumber:", "5WT")));
        yield return Case("array-to-decimal", Types(Named("Price", new[] { 1, 2 })));
        yield return Case("array-of-one-to-decimal", Types(Named("Price", new object[] { 1 })));
        yield return Case("decimal-prices", Types(Named("Prices", new object[] { "1.5", 2, 0.25 })));
        yield return Case("list-of-strings", Types(Named("Names", new[] { "a", "b" })));
        yield return Case("list-of-strings-single", Types(Named("Names", "a")));
        yield return Case("nullable-int-null", Types(Named("Whole", null)));
        yield return Case("nullable-int-text", Types(Named("Whole", " 5 ")));
        yield return Case("int-empty", Types(Named("Whole", "")));
        yield return Case("long-from-empty", Types(Named("Big", "")));
        yield return Case("long-overflow", Types(Named("Big", "99999999999999999999")));
        yield return Case("long-fraction", Types(Named("Big", "2.5")));
        yield return Case("real-comma", Types(Named("Real", "1,5")));
        yield return Case("date-us", Types(Named("When", "01/02/2026")));
        yield return Case("date-zulu", Types(Named("When", "2026-01-02T03:04:05Z")));
        yield return Case("date-ticks", Types(Named("When", 5L)));
        yield return Case("offset-text-no-zone", Types(Named("At", "2026-01-02")));
        yield return Case("uri-relative", Types(Named("Link", "x/y")));
        yield return Case("timespan-text-bad", Types(Named("For", "soon")));
        yield return Case("text-null-array-element", Types(Named("Full", new string?[] { "a", null })));
        yield return Case("solid-null", Types(Named("Solid", null)));
        yield return Case("terms-set", Types(Named("Terms", new[] { "day", "GTC" })));
        yield return Case("terms-set-bad", Types(Named("Terms", new[] { "day", "x" })));
        yield return Case("flag-null", Types(Named("Flag", null)));
        yield return Case("flag-switch", Types(Named("Flag", true)));
        yield return Case("switch-null", Order(Arg("spy"), Named("DryRun", null)));
        yield return Case("sym-null", Types(Named("Sym", null)));
        yield return Case("enum-null", Types(Named("Show", null)));
        yield return Case("enum-number-text", Types(Named("Show", "3")));
        yield return Case("enum-number-bad", Types(Named("Show", 99)));
        yield return Case("hash-nested-bad", Types(Named("Leg", Table(("Ratio", "x")))));
        yield return Case("leg-from-text", Types(Named("Leg", "SPY")));
        yield return Case("any-null", Types(Named("Any", null)));
        yield return Case("text-date", Types(Named("Text", new DateTime(2026, 1, 2))));
        yield return Case("text-array", Types(Named("Text", new[] { "a", "b" })));
        yield return Case("text-decimal", Types(Named("Text", 1.50m)));
        yield return Case("text-bool", Types(Named("Text", true)));

        yield return Fed("by-property-partial", [Pipe()], new Amount(3));
        yield return Fed("by-property-missing-mandatory", [Order(Switch("DryRun"))], new Amount(3), new Note("A", "spy", 1));
        yield return Fed("by-property-resets", [Order(Switch("DryRun"))], new Note("A", "spy", 5), Table(("Symbol", "x")));
        yield return Fed("by-property-bad-value", [Order(Switch("DryRun"))], new Note("A", "spy", -1), new Note("A", "qqq", 1));
        yield return Fed("by-value-no-mandatory-input", [Life("a")]);
        yield return Fed("by-value-null-object", [Life("a")], null, 1);
        yield return Fed("positional-and-pipe", [Sets(Arg(5))], 7);

        yield return Case("session-command", Session("command"));
        yield return Case("session-command-alias", new Step("tps", Arg("command")));
        yield return Case("session-command-case", new Step("test-probesession", Arg("command")));
        yield return Case("session-command-second", Life("a"), Session("command"));
        yield return Case("session-bound", Session("bound", Switch("WhatIf"), Switch("Verbose"), Named("ErrorAction", "Stop"), Named("Text", "t")));
        yield return Case("session-set", Session("set"));
        yield return With("session-variable", [("probe", 5)], Session("variable", Named("Text", "probe")));
        yield return Case("session-variable-none", Session("variable", Named("Text", "probe")));
        foreach (var ask in new[] { "path", "missing-command", "a-command", "host", "record" }) yield return Case("session-" + ask, Session(ask, Named("Text", "t")));

        yield return With("defaults", [Defaults(("Test-ProbeSession:Text", "d"))], Session("bound"));
        yield return With("defaults-wildcard", [Defaults(("*-Probe*:Text", "d"))], Session("bound"));
        yield return With("defaults-overridden", [Defaults(("*-Probe*:Text", "d"))], Session("bound", Named("Text", "t")));
        yield return With("defaults-mandatory", [Defaults(("*-Probe*:AccountNumber", "5WT"))], Position());
        yield return With("defaults-alias", [Defaults(("*-Probe*:Account", "5WT"))], Position());
        yield return With("defaults-other-set", [Defaults(("*-Probe*:AccountNumber", "5WT"))], Position(Switch("All")));
        yield return With("defaults-bad", [Defaults(("*-Probe*:First", "x"))], Position(Arg("5WT")));
        yield return With("defaults-disabled", [Defaults(("*-Probe*:Text", "d"), ("Disabled", true))], Session("bound"));
    }

    private static (string, object?) Defaults(params (string, object?)[] entries) => ("PSDefaultParameterValues", Table(entries));
}
