using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Commands;

/// <summary>The underlyings that lists, searches and chains brought by, in this and earlier shells. Completing never asks the venue.</summary>
public sealed class SeenSymbolCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => Caches.Current?.Seen.All.OrderBy(s => s.Key.Length).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value)) ?? []));
}
