using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Commands;

/// <summary>What a leg can do, in the short words.</summary>
public sealed class OrderActionCompleter : IArgumentCompleter
{
    private static readonly (string, string)[] Known =
    [
        ("BTO", "buy to open"), ("BTC", "buy to close"), ("STO", "sell to open"), ("STC", "sell to close"),
        ("Buy", "buy; open or close follows from what is held"), ("Sell", "sell; open or close follows from what is held"),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Known);
}
