using System.Collections;

namespace TastyPS.Commands;

/// <summary>The symbols that were typed before the word that is being completed.</summary>
internal static class BoundSymbols
{
    public static string[] Of(IDictionary bound) => (string[]?)new SymbolTransformationAttribute().Transform(null!, bound["Symbol"] ?? bound["UnderlyingSymbol"]) ?? [];
}
