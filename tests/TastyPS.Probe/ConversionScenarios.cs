using static TastyProbe.ScenarioBuilder;

namespace TastyProbe;

/// <summary>How values become the types of parameters, what validation says, and what the engine makes of one call.</summary>
public static class ConversionScenarios
{
    public static IEnumerable<Scenario> All()
    {
        yield return Case("h-decimal?", Types(Named("Price", "1,234.5")));
        yield return Case("h-decimal?-null", Types(Named("Price", null)));
        yield return Case("h-decimal?-double", Types(Named("Price", 0.1)));
        yield return Case("h-dto", Types(Named("At", "2026-01-02T03:04:05Z")));
        yield return Case("h-dto-date", Types(Named("At", new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc))));
        yield return Case("h-timespan", Types(Named("For", "00:01:00")));
        yield return Case("h-timespan-int", Types(Named("For", 5)));
        yield return Case("h-guid", Types(Named("Id", "6f9619ff-8b86-d011-b42d-00cf4fc964ff")));
        yield return Case("h-guid-bad", Types(Named("Id", "zz")));
        yield return Case("h-uri", Types(Named("Link", "https://x/y")));
        yield return Case("h-flags", Types(Named("Show", "Delta, Theta")));
        yield return Case("h-flags-array", Types(Named("Show", new[] { "Delta", "Gamma" })));
        yield return Case("h-hash-object", Types(Named("Leg", Table(("Symbol", "SPY"), ("Ratio", "2"), ("action", "selltoopen")))));
        yield return Case("h-hash-object-bad", Types(Named("Leg", Table(("Nope", 1)))));
        yield return Case("h-hash-array", Types(Named("Legs", new object[] { Table(("Symbol", "A")), Table(("Symbol", "B")) })));
        yield return Case("h-hash-single-to-array", Types(Named("Legs", Table(("Symbol", "A")))));
        yield return Case("h-ctor", Types(Named("Sym", "spy")));
        yield return Case("h-parse", Types(Named("Money", "$1.50")));
        yield return Case("h-parse-bad", Types(Named("Money", "abc")));
        yield return Case("h-bag", Types(Named("Bag", Table(("a", 1)))));
        yield return Case("h-any", Types(Named("Any", new[] { 1, 2 })));
        yield return Case("h-numbers", Types(Named("Numbers", new object[] { "1", 2.4, 3 })));
        yield return Case("h-numbers-scalar", Types(Named("Numbers", "7")));
        yield return Case("h-numbers-bad", Types(Named("Numbers", new object[] { "1", "x" })));
        yield return Case("h-bool-string", Types(Named("Flag", "true")));
        yield return Case("h-bool-int", Types(Named("Flag", 0)));
        yield return Case("h-text-int", Types(Named("Text", 5)));
        yield return Case("h-text-double", Types(Named("Text", 1.5)));
        yield return Case("h-text-null", Types(Named("Text", null)));
        yield return Case("h-real", Types(Named("Real", "1e3")));
        yield return Case("h-big-hex", Types(Named("Big", "0x10")));
        yield return Case("h-int-null", Types(Named("Big", null)));
        yield return Case("h-count-high", Types(Named("Few", new[] { "a", "b", "c" })));
        yield return Case("h-count-empty", Types(Named("Few", Array.Empty<string>())));
        yield return Case("h-length", Types(Named("Sized", "abcde")));
        yield return Case("h-length-short", Types(Named("Sized", "a")));
        yield return Case("h-pattern", Types(Named("Pat", "abc")));
        yield return Case("h-pattern-bad", Types(Named("Pat", "a1")));
        yield return Case("h-full-empty-element", Types(Named("Full", new[] { "a", "" })));
        yield return Case("h-full-empty-array", Types(Named("Full", Array.Empty<string>())));
        yield return Case("h-pipe-positional", Pipe(Arg("SPY")));
        yield return Case("h-pipe-by-value", Position(Arg("5WT"), Named("First", 2)), Pipe());
        yield return Fed("h-pipe-by-prop", [Pipe()], [new Note("A", "spy", 2)]);
        yield return Fed("h-pipe-mixed", [Pipe()], [new Note("A", "spy", 2), "oops", new Note("B", "qqq", 3)]);
        yield return Fed("h-pipe-with-arg", [Pipe(Named("Quantity", 9))], [new Note("A", "spy", 2)]);
        yield return Fed("h-pipe-named-and-input", [Pipe(Named("Symbol", "IWM"))], [new Note("A", "spy", 2)]);
        yield return Fed("h-pipe-null", [Pipe()], [null]);
        yield return Case("h-pipe-positional-convert", Pipe(Arg(5)));
        yield return Case("h-emit-chain-null", Emitting("null"), Sets());
        yield return Case("h-wa", Emitting("warn", Named("WarningAction", "Stop")));
        yield return Case("h-ea-stop", Emitting("error-then-out", Named("ErrorAction", "Stop")));
        yield return Case("h-ea-bad", new Step("Test-ProbeEmit", Named("ErrorAction", "zzz")));
        yield return Emit("null");
        yield return Emit("array");
        yield return Emit("enum");
        yield return Emit("string-enum");
        yield return Emit("hash-enum");
        yield return Emit("nested");
        yield return Emit("warn");
        yield return Emit("throw-runtime");
        yield return Emit("throw-argument");
        yield return Emit("throw-item");
        yield return Emit("error-then-out");
        yield return Emit("term-catch");
        yield return Emit("error-null");
        yield return Emit("should-twice");
        yield return Emit("continue", "Y");
        yield return Answered("h-emit-continue-no", "S", Emitting("continue"));
        yield return Case("h-pipe-empty", Pipe());
    }
}
