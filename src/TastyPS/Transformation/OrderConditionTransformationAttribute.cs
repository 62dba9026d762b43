using System.Collections;
using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>Lets the engine make conditions of hashtables, but reads a threshold that is text itself; see <see cref="DecimalTransformationAttribute"/>.</summary>
public sealed class OrderConditionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Bare(inputData) switch
    {
        IDictionary words => One(words),
        IEnumerable list and not string => list.Cast<object?>().Select(item => Bare(item) is IDictionary words ? One(words) : item).ToArray(),
        _ => inputData,
    };

    private static Hashtable One(IDictionary words)
    {
        var read = new Hashtable(words, StringComparer.OrdinalIgnoreCase);
        if (Bare(read["Threshold"]) is string text) read["Threshold"] = DecimalTransformationAttribute.Parse(text);
        return read;
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
