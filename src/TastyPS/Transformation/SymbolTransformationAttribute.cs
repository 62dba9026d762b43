using System.Collections;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// Brings symbols of any form (OCC, dxFeed, human) into the venue's own, and stops what is none at the door. Takes a text,
/// a <see cref="Symbol"/>, an object with a Symbol, or a list of these; gives <c>string[]</c>.
/// </summary>
public sealed class SymbolTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Lets patterns such as <c>SP*</c> pass, for parameters that filter.</summary>
    public bool AllowWildcards { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null ? null : Flatten(inputData).Select(One).ToArray();

    private static IEnumerable<object?> Flatten(object? item) => Bare(item) is IEnumerable list and not string
        ? list.Cast<object?>().SelectMany(Flatten)
        : [item];

    private string One(object? item)
    {
        try
        {
            if (Bare(item) is Symbol symbol) return symbol.ToApi();
            if (Bare(item) is FutureProduct { Code: { } code }) return "/" + code;
            var text = TextOf(item);
            if (!AllowWildcards || !WildcardPattern.ContainsWildcardCharacters(text)) return Symbol.Parse(text).ToApi();
            Patterns.Of(text);
            return text.Trim().ToUpperInvariant();
        }
        catch (SymbolFormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
        catch (TastyException e)
        {
            throw new ArgumentTransformationMetadataException($"{e.Message} {e.Advice}", e);
        }
    }

    private static string TextOf(object? item)
    {
        if (Bare(item) is string text) return text;
        var named = item is null ? null : Bare(PSObject.AsPSObject(item).Properties["Symbol"]?.Value);
        return named?.ToString() ?? throw new ArgumentTransformationMetadataException(
            "A symbol was expected: a text such as 'SPY 16jan26 450p', a [TastyPS.Symbol], or an object with a Symbol.");
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
