using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The numbers of the orders that came by in this session, the newest first.</summary>
public sealed class OrderIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => (SessionHub.Instance.Default?.Orders.All ?? []).Select(o => (o.OrderId.ToString(CultureInfo.InvariantCulture), o.Summary))));
}
