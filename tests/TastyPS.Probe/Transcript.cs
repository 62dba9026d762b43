using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace TastyProbe;

/// <summary>The one spelling of what happened in a scenario, used on the real engine and on the double.</summary>
public sealed class Transcript
{
    private const string WhatIf = "What if: ";
    private static readonly string[] VariableParameters = ["ErrorVariable", "OutVariable", "WarningVariable", "InformationVariable"];

    private readonly List<string> _lines = [];

    /// <summary>The variables that the scenario's common parameters fill.</summary>
    public static IEnumerable<string> Variables(Scenario scenario) =>
        scenario.Pipeline.SelectMany(s => s.Arguments).Where(a => VariableParameters.Contains(a.Name)).Select(a => (string)a.Value!);

    public void Output(object? value) => Line("out", Text(value));

    public void Error(string id, ErrorCategory category, string message) => Line("err", $"{id} {category} {Tidy(message)}");

    public void Terminating(string id, ErrorCategory category, string message) => Line("term", $"{id} {category} {Tidy(message)}");

    /// <summary>A line that the engine told the host.</summary>
    public void Told(string text) => Line(text.StartsWith(WhatIf, StringComparison.Ordinal) ? "whatif" : "told", text);

    public void Asked(int times)
    {
        for (var i = 0; i < times; i++) _lines.Add("asked");
    }

    public void Variable(string name, object? value) =>
        Line("variable", $"{name}=" + (value is IEnumerable list and not string ? string.Join(";", list.Cast<object?>().Select(Text)) : Text(value)));

    public void Line(string stream, string text) => _lines.Add($"{stream} {text}");

    public string[] ToArray() => [.. _lines];

    private static string Text(object? value) => value switch
    {
        null => "null",
        PSObject wrapped => Text(wrapped.BaseObject),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Tidy(string message) => message.Replace("\r\n", "\n", StringComparison.Ordinal).Trim('\r', '\n');
}
