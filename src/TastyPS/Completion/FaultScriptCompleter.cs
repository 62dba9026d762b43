using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Paper;

namespace TastyPS.Commands;

/// <summary>A line of a fault script, word by word.</summary>
public sealed class FaultScriptCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => PaperFaultScript.Complete((wordToComplete ?? "").Trim('\'', '"')).Select(line => (line, line))));
}
