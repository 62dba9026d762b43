using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The expirations of the chain in question, as it was last read. Completing never asks the venue.</summary>
public sealed class ExpirationCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => BoundSymbols.Of(fakeBoundParameters).SelectMany(s => ChainIndex.Read(Caches.Current, s))
            .Select(e => (e.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{e.Date:ddd d MMM yyyy}, {e.Strikes.Count} strikes"))).Distinct()));
}
