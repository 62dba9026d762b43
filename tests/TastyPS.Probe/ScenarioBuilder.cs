using System.Collections;

namespace TastyProbe;

/// <summary>Short words for writing scenarios one a line.</summary>
internal static class ScenarioBuilder
{
    public static Argument Arg(object? value) => new(null, value, true);
    public static Argument Named(string name, object? value) => new(name, value, true);
    public static Argument Switch(string name) => new(name, null, false);

    public static Step Position(params Argument[] arguments) => new("Get-ProbePosition", arguments);
    public static Step Order(params Argument[] arguments) => new("New-ProbeOrder", arguments);
    public static Step Watch(params Argument[] arguments) => new("Watch-ProbeQuote", arguments);
    public static Step Sets(params Argument[] arguments) => new("Test-ProbeSets", arguments);
    public static Step Types(params Argument[] arguments) => new("Test-ProbeTypes", arguments);
    public static Step Pipe(params Argument[] arguments) => new("Test-ProbePipe", arguments);
    public static Step Life(string name, params Argument[] arguments) => new("Test-ProbeLife", [Arg(name), .. arguments]);
    public static Step Session(string ask, params Argument[] arguments) => new("Test-ProbeSession", [Arg(ask), .. arguments]);
    public static Step Emitting(string kind, params Argument[] arguments) => new("Test-ProbeEmit", [Named("Kind", kind), .. arguments]);
    public static Step First(int count) => new("Select-Object", Named("First", count));

    public static Scenario Case(string id, params Step[] pipeline) => new(id, pipeline);
    public static Scenario Fed(string id, Step[] pipeline, params object?[]? input) => new(id, pipeline, input);
    public static Scenario Answered(string id, string answers, params Step[] pipeline) => new(id, pipeline, null, answers);
    public static Scenario With(string id, (string, object?)[] variables, params Step[] pipeline) => new(id, pipeline, null, "", variables);
    public static Scenario Emit(string kind, string answers = "") => new("h-emit-" + kind, [Emitting(kind)], null, answers);

    public static Hashtable Table(params (string Key, object? Value)[] entries)
    {
        var table = new Hashtable();
        foreach (var (key, value) in entries) table[key] = value;
        return table;
    }
}
