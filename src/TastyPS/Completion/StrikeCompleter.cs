using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The strikes of the chain in question, of the expirations that were named, as it was last read. Completing never asks the venue.</summary>
public sealed class StrikeCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Candidates.Safely(() => Strikes(fakeBoundParameters).Select(k => (k.ToString("0.####", CultureInfo.InvariantCulture), "strike"))));

    private static IEnumerable<decimal> Strikes(IDictionary bound)
    {
        var dates = (DateTime[]?)new MarketDateListTransformationAttribute().Transform(null!, bound["ExpirationDate"]);
        return BoundSymbols.Of(bound).SelectMany(s => ChainIndex.Read(Caches.Current, s)).Where(e => dates?.Contains(e.Date) != false).SelectMany(e => e.Strikes).Distinct().Order();
    }
}
