using System.Collections;
using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>
/// Brings symbols of any form into the feed's, and stops what is none at the door. The feed's own forms pass as they are, with
/// exchange suffixes and attributes (<c>SPY&amp;Q</c>, <c>SPY{=5m}</c>); of an object its StreamerSymbol is taken before its
/// Symbol. What only the venue can translate stays in the venue's form. Gives <c>string[]</c>.
/// </summary>
public sealed class StreamSymbolTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly char[] FeedOnly = ['&', '{', '=', '$'];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null ? null : Flatten(inputData).Select(One).ToArray();

    private static IEnumerable<object?> Flatten(object? item) => Bare(item) is IEnumerable list and not string
        ? list.Cast<object?>().SelectMany(Flatten)
        : [item];

    private static string One(object? item)
    {
        try
        {
            if (Bare(item) is Symbol symbol) return Form(symbol);
            if (Bare(item) is string typed) return FromText(typed);
            return Text(item, "StreamerSymbol") ?? (Text(item, "Symbol") is { } named ? FromText(named) : throw new ArgumentTransformationMetadataException(
                "A symbol was expected: a text such as SPY or 'SPY 16jan26 450p', a [TastyPS.Symbol], or an object with a StreamerSymbol or a Symbol."));
        }
        catch (SymbolFormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static string FromText(string text) => text.IndexOfAny(FeedOnly) >= 0 ? text.Trim() : Form(Symbol.Parse(text));

    private static string Form(Symbol symbol) => symbol.TryToStreamer(out var streamer) ? streamer : symbol.ToApi();

    private static string? Text(object? item, string property) =>
        item is not null && Bare(PSObject.AsPSObject(item).Properties[property]?.Value)?.ToString() is { Length: > 0 } text ? text : null;

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
