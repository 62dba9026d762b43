using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Names that came by in the connected sessions. Completing never asks the venue.</summary>
public abstract class SeenNameCompleter(Func<Connection, IDictionary, SeenNames> names) : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => SessionHub.Instance.All.SelectMany(c => names(c, fakeBoundParameters).All).DistinctBy(n => n.Key).Select(n => (n.Key, n.Value))));
}
