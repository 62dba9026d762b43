using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The futures products, as they were last listed. Completing never asks the venue.</summary>
public sealed class ProductCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => InstrumentsApi.KeptProducts(Caches.Current).Select(p => (p.Code ?? "", p.Description ?? "")).OrderBy(p => p.Item1, StringComparer.Ordinal)));
}
