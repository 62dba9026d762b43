using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>
/// Amounts of money and quantities typed as text have a decimal point and no thousands separators, in every country: the engine
/// would read the <c>1,5</c> of a European CSV as 15.
/// </summary>
public sealed class DecimalTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        string text => Parse(text),
        IList list => throw new ArgumentTransformationMetadataException($"{list.Count} values were given where one number is expected. A comma makes a list in PowerShell; the decimal sign is a point."),
        _ => inputData,
    };

    internal static decimal Parse(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentTransformationMetadataException($"'{text}' is no number: expected one such as 1234.5, with a decimal point and no thousands separators.");
}
