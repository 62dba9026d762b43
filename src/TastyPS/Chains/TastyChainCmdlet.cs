using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The rung of cmdlets on chains: whose chain, and which expirations of it.</summary>
public abstract class TastyChainCmdlet : TastyReferenceCmdlet
{
    /// <summary>
    /// Underlyings (SPY, SPX), roots (SPXW), futures products (<c>/ES</c>) or contracts (<c>/ESZ6</c>), or objects that have one.
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UnderlyingSymbol")]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>Only the standard monthlies, by the chain's own word.</summary>
    [Parameter]
    public SwitchParameter Monthly { get; set; }

    /// <summary>The one expiration nearest to so many days from now.</summary>
    [Parameter]
    [ValidateRange(0, 10000)]
    public int? Dte { get; set; }

    /// <summary>Fewest and most days from now.</summary>
    [Parameter]
    [ValidateCount(2, 2)]
    [ValidateRange(0, 10000)]
    public int[]? DteRange { get; set; }

    /// <summary>Expirations by date.</summary>
    [Parameter]
    [MarketDateListTransformation]
    [ArgumentCompleter(typeof(ExpirationCompleter))]
    public DateTime[]? ExpirationDate { get; set; }

    /// <summary>The filter that the parameters say.</summary>
    private protected virtual ChainFilter Filter => new()
    {
        Monthly = Monthly,
        Dte = Dte,
        DteRange = DteRange is [var min, var max] ? (min, max) : null,
        ExpirationDates = ExpirationDate,
    };

    /// <summary>The work for one symbol.</summary>
    protected abstract Task RunAsync(TastyClient client, string symbol);

    protected override Task BeginAsync()
    {
        if (DteRange is [var min, var max] && min > max) throw Reversed(nameof(DteRange), $"{min},{max}");
        return Task.CompletedTask;
    }

    protected sealed override async Task RunAsync(TastyClient client)
    {
        foreach (var symbol in Symbol)
        {
            try
            {
                await RunAsync(client, symbol).ConfigureAwait(false);
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(e, symbol);
            }
        }
    }

    private protected static TastyException Reversed(string parameter, string said) =>
        new(ErrorIds.ParameterInvalid, $"-{parameter} {said} runs backwards.", "Give the lower end first.") { Target = said };
}
