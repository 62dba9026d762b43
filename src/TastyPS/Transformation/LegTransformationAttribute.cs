using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>
/// Lets an order leg be written as a trader writes it (<c>'STO 1 SPY 260116P450'</c>), as a hashtable of Action, Quantity and
/// Symbol, or be taken from an order that was read.
/// </summary>
public sealed class LegTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Bare(inputData) switch
    {
        null => null,
        IEnumerable list and not (string or IDictionary) => list.Cast<object?>().Select(One).ToArray(),
        _ => One(inputData),
    };

    private static object? One(object? item)
    {
        try
        {
            return Bare(item) switch
            {
                string text => LegText.Parse(text).ToRequest(),
                IDictionary words => LegText.Parse(string.Create(CultureInfo.InvariantCulture, $"{words["Action"]} {words["Quantity"]} {words["Symbol"]}")).ToRequest(),
                LegText leg => leg.ToRequest(),
                OrderLeg leg => leg.ToRequest(),
                _ => item,
            };
        }
        catch (Exception e) when (e is LegFormatException or SymbolFormatException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
