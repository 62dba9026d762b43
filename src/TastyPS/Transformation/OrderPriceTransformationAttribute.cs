using System.Globalization;
using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>A price as it is typed: a number, or a word such as <c>Mid+1</c>. Texts are read the same in every country.</summary>
public sealed class OrderPriceTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
            {
                null => null,
                OrderPrice price => price,
                string text => OrderPrice.Parse(text),
                double or decimal or int or long or float => new OrderPrice(Convert.ToDecimal(inputData is PSObject w ? w.BaseObject : inputData, CultureInfo.InvariantCulture)),
                var other => throw new ArgumentTransformationMetadataException($"'{other}' is no price: expected one number such as 1.25 or a word such as Mid. A comma makes a list in PowerShell."),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
