using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyProbe;

/// <summary>Upper-cases a symbol, and refuses null with a message of its own.</summary>
public sealed class SymbolTransformation : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => (inputData is PSObject p ? p.BaseObject : inputData) switch
    {
        string text => text.Trim().ToUpperInvariant(),
        null => throw new ArgumentTransformationMetadataException("no symbol"),
        _ => inputData,
    };
}

/// <summary>Completes three symbols by prefix.</summary>
public sealed class SymbolCompleter : IArgumentCompleter
{
    private static readonly string[] Symbols = ["SPY", "SPX", "QQQ"];

    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Symbols.Where(s => s.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(s => new CompletionResult(s, s, CompletionResultType.ParameterValue, "symbol " + s));
}
