using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Commands;

/// <summary>The lengths of bars that are in use; the feed takes any number of a unit.</summary>
public sealed class IntervalCompleter : IArgumentCompleter
{
    private static readonly (string, string)[] Known =
    [
        ("1m", "one minute"), ("5m", "five minutes"), ("15m", "a quarter of an hour"), ("30m", "half an hour"), ("1h", "one hour"), ("2h", "two hours"),
        ("4h", "four hours"), ("1d", "one day"), ("1w", "one week"), ("1mo", "one month"),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Known);
}
