using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>An action in a trader's words: <c>STO</c>, <c>Sell to Open</c>, <c>SellToOpen</c>, <c>Buy</c>; the same that the text of a leg begins with.</summary>
public sealed class OrderActionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string text) return inputData;
        try
        {
            return LegText.ParseAction(text);
        }
        catch (LegFormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
