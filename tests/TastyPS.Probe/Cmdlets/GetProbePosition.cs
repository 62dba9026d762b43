using System.Management.Automation;

namespace TastyProbe;

/// <summary>Two sets, an alias, positions, wildcards, verbose text and a non-terminating error.</summary>
[Cmdlet(VerbsCommon.Get, "ProbePosition", DefaultParameterSetName = "Account")]
[OutputType(typeof(Position))]
public sealed class GetProbePosition : AsyncCmdlet
{
    private static readonly string[] Held = ["SPY", "QQQ", "IWM"];

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Account", ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ValidateNotNullOrEmpty]
    public string AccountNumber { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    [Parameter(Position = 1)]
    [SymbolTransformation]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter]
    [ValidateRange(1, 100)]
    public int First { get; set; } = 100;

    protected override async Task ProcessAsync()
    {
        await Task.Yield();
        Verbose($"set={ParameterSetName} account={AccountNumber}");
        var filters = Symbol?.Select(s => new WildcardPattern(s, WildcardOptions.IgnoreCase)).ToList();
        foreach (var symbol in Held.Where(s => filters is null || filters.Any(f => f.IsMatch(s))).Take(First))
            Output(new Position { AccountNumber = All ? "ALL" : AccountNumber, Symbol = symbol, Quantity = 1.5m });
        foreach (var symbol in (Symbol ?? []).Where(s => !WildcardPattern.ContainsWildcardCharacters(s) && !Held.Contains(s)))
            Fail(NotFound(symbol));
    }

    private static ErrorRecord NotFound(string symbol) =>
        new(new ItemNotFoundException($"No position in {symbol}."), "PositionNotFound", ErrorCategory.ObjectNotFound, symbol)
        {
            ErrorDetails = new ErrorDetails($"No position in {symbol}.") { RecommendedAction = "Get-ProbePosition" },
        };
}
