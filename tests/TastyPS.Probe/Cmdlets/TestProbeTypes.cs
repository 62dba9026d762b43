using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace TastyProbe;

/// <summary>One parameter for each conversion and each validation.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbeTypes")]
public sealed class TestProbeTypes : PSCmdlet
{
    [Parameter] public decimal? Price { get; set; }
    [Parameter] public DateTimeOffset At { get; set; }
    [Parameter] public TimeSpan For { get; set; }
    [Parameter] public Guid Id { get; set; }
    [Parameter] public Uri? Link { get; set; }
    [Parameter] public Greeks Show { get; set; }
    [Parameter] public Leg? Leg { get; set; }
    [Parameter] public Leg[]? Legs { get; set; }
    [Parameter] public Sym? Sym { get; set; }
    [Parameter] public Money Money { get; set; }
    [Parameter] public Hashtable? Bag { get; set; }
    [Parameter] public object? Any { get; set; }
    [Parameter] public int[]? Numbers { get; set; }
    [Parameter] public bool Flag { get; set; }
    [Parameter] public string? Text { get; set; }
    [Parameter] public double Real { get; set; }
    [Parameter] public long Big { get; set; }
    [Parameter] public DateTime When { get; set; }
    [Parameter] public decimal[]? Prices { get; set; }
    [Parameter] public List<string>? Names { get; set; }
    [Parameter] public int? Whole { get; set; }
    [Parameter] [ValidateCount(1, 2)] public string[]? Few { get; set; }
    [Parameter] [ValidateLength(2, 4)] public string? Sized { get; set; }
    [Parameter] [ValidatePattern("^[A-Z]+$")] public string? Pat { get; set; }
    [Parameter] [ValidateNotNullOrEmpty] public string[]? Full { get; set; }
    [Parameter] [ValidateNotNull] public object? Solid { get; set; }
    [Parameter] [ValidateSet("Day", "GTC")] public string[]? Terms { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var name in MyInvocation.BoundParameters.Keys.Where(k => GetType().GetProperty(k) is not null).Order(StringComparer.Ordinal))
            WriteObject($"{name}={Render(GetType().GetProperty(name)!.GetValue(this))}");
    }

    private static string Render(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        Hashtable table => "{" + table.Count + "}",
        IEnumerable list => "[" + string.Join(",", list.Cast<object?>().Select(Render)) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
