using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Commands;

/// <summary>The futures exchanges that the venue names; others are taken too.</summary>
public sealed class ExchangeCompleter : IArgumentCompleter
{
    private static readonly (string, string)[] Known = [("CME", "CME Group"), ("CFE", "Cboe Futures Exchange"), ("SMALLS", "Small Exchange"), ("CBOED", "Cboe Digital")];

    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Known);
}
