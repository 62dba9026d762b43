using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Commands;

/// <summary>The names of the stored profiles.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => Connector.Profiles().List().Select(p => (p.Name, $"{p.Environment}{(p.IsDefault ? ", default" : "")}"))));
}
