using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyPosition: what is held, with marks and gains computed from each position's own multiplier.</summary>
[Cmdlet(VerbsCommon.Get, "TastyPosition")]
[OutputType(typeof(Position))]
public sealed class GetTastyPositionCommand : TastyAccountCmdlet
{
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Symbols, or patterns of symbols (<c>SP*</c>).</summary>
    [Parameter(Position = 0)]
    [SymbolTransformation(AllowWildcards = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    /// <summary>Everything on these underlyings: the stock and its options.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? UnderlyingSymbol { get; set; }

    [Parameter]
    public InstrumentType? InstrumentType { get; set; }

    /// <summary>A futures product, such as ES.</summary>
    [Parameter]
    public string? UnderlyingProductCode { get; set; }

    [Parameter]
    public string[]? PartitionKey { get; set; }

    /// <summary>Positions closed today too.</summary>
    [Parameter]
    public SwitchParameter IncludeClosed { get; set; }

    /// <summary>One row a symbol, longs against shorts.</summary>
    [Parameter]
    public SwitchParameter Net { get; set; }

    /// <summary>Leave the marks out, and with them market value and gains.</summary>
    [Parameter]
    public SwitchParameter NoMark { get; set; }

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        var patterns = Symbol?.Select(s => Patterns.Of(s)).ToList();
        var filter = new PositionFilter
        {
            Symbol = Symbol is [var one] && !WildcardPattern.ContainsWildcardCharacters(one) ? one : null,
            UnderlyingSymbols = UnderlyingSymbol,
            InstrumentType = InstrumentType,
            UnderlyingProductCode = UnderlyingProductCode,
            PartitionKeys = PartitionKey,
            IncludeClosed = IncludeClosed,
            IncludeMarks = !NoMark,
            Net = Net,
        };
        var held = new List<string>();
        await foreach (var position in client.Positions.ListAsync(accountNumber, filter, CancelToken).ConfigureAwait(false))
        {
            if (position.Symbol is { } symbol)
            {
                held.Add(symbol);
                if (patterns is not null && !patterns.Exists(p => p.IsMatch(symbol))) continue;
                _found.Add(symbol);
            }
            Output(position);
        }
        client.Connection.RememberHeld(held);
    }

    protected override Task FinishAsync(TastyClient client)
    {
        foreach (var symbol in Symbol?.Where(s => !WildcardPattern.ContainsWildcardCharacters(s) && !_found.Contains(s)) ?? [])
            Fail(new TastyException(ErrorIds.PositionNone, $"There is no position in '{symbol}'.", "Get-TastyPosition lists what is held; -AccountNumber names other accounts.") { Target = symbol }, symbol);
        return Task.CompletedTask;
    }
}
