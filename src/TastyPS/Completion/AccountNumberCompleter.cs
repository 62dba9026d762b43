using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The accounts of the connected sessions; before the first connect, those that the profiles remember.</summary>
public sealed class AccountNumberCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => Known().DistinctBy(a => a.Text)));

    private static IEnumerable<(string Text, string Tip)> Known()
    {
        var live = SessionHub.Instance.All.SelectMany(c => c.AccountNumbers.Select(n => (n, $"{c.Name} ({c.Options.Environment})"))).ToList();
        return live.Count > 0 ? live : Connector.Profiles().List().SelectMany(p => p.KnownAccounts.Select(n => (n, p.ToString())));
    }
}
