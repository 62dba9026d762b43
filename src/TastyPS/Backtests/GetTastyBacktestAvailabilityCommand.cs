using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyBacktestAvailability: which symbols can be backtested, and from when to when.</summary>
[Cmdlet(VerbsCommon.Get, "TastyBacktestAvailability")]
[OutputType(typeof(BacktestAvailability))]
public sealed class GetTastyBacktestAvailabilityCommand : TastySessionCmdlet
{
    /// <summary>Only these symbols; patterns are taken too.</summary>
    [Parameter(Position = 0)]
    [SymbolTransformation(AllowWildcards = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var patterns = Symbol?.Select(s => Patterns.Of(s)).ToList();
        await foreach (var range in client.Backtests.AvailabilityAsync(CancelToken).ConfigureAwait(false))
            if (patterns is null || patterns.Exists(p => p.IsMatch(range.Symbol ?? ""))) Output(range);
    }
}
