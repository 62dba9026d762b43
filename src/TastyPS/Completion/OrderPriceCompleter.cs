using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Commands;

/// <summary>The words for a price, with an offset of a tick to show how it is written.</summary>
public sealed class OrderPriceCompleter : IArgumentCompleter
{
    private static readonly (string, string)[] Known =
    [
        ("Mid", "half way between bid and ask"), ("Natural", "the side that fills at once"), ("Bid", "the bid"), ("Ask", "the ask"),
        ("Mid+1", "a tick above the middle"), ("Mid-1", "a tick below the middle"),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Known);
}
