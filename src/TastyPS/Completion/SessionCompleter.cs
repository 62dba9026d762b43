using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The names of the connected sessions.</summary>
public sealed class SessionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => SessionHub.Instance.All.Select(c => (c.Name, $"{c.Options.Environment}, connected {c.ConnectedAt.ToLocalTime():t}"))));
}
