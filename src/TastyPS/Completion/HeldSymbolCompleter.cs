using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The symbols seen in positions so far. Completing never asks the venue.</summary>
public sealed class HeldSymbolCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => SessionHub.Instance.All.SelectMany(c => c.HeldSymbols).Distinct().Order(StringComparer.Ordinal).Select(s => (s, "held"))));
}
