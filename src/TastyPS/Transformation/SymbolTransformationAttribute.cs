using System.Collections;
using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>
/// Brings symbols of any form (OCC, dxFeed, human) into the venue's own, and stops what is none at the door. Takes a text,
/// a <see cref="Symbol"/>, an object with a Symbol, or a list of these; gives <c>string[]</c>.
/// </summary>
public sealed class SymbolTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Lets patterns such as <c>SP*</c> pass, for parameters that filter.</summary>
    public bool AllowWildcards { get; set; }

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Bare(inputData) switch
    {
        string text => new[] { One(text) },
        Symbol symbol => new[] { symbol.ToApi() },
        IEnumerable list => list.Cast<object>().Select(One).ToArray(),
        _ => new[] { One(inputData) },
    };

    private string One(object item)
    {
        if (Bare(item) is Symbol symbol) return symbol.ToApi();
        var text = Bare(item) as string ?? PSObject.AsPSObject(item).Properties["Symbol"]?.Value as string
            ?? throw new ArgumentTransformationMetadataException("A symbol was expected: a text, a [TastyPS.Symbol], or an object with a Symbol.");
        if (AllowWildcards && WildcardPattern.ContainsWildcardCharacters(text)) return text.Trim().ToUpperInvariant();
        try
        {
            return Symbol.Parse(text).ToApi();
        }
        catch (SymbolFormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
