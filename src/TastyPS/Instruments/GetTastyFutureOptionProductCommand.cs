using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyFutureOptionProduct: what the options of one root (<c>EW4</c>) have in common: rhythm, settlement, factor.</summary>
[Cmdlet(VerbsCommon.Get, "TastyFutureOptionProduct")]
[OutputType(typeof(FutureOptionProduct))]
public sealed class GetTastyFutureOptionProductCommand : TastyReferenceCmdlet
{
    /// <summary>Roots of future options, such as EW4; without it all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OptionRootSymbol")]
    [ValidateNotNullOrEmpty]
    public string[]? RootSymbol { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExchangeCompleter))]
    public string? Exchange { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        if (RootSymbol is null)
        {
            await OutputAsync(client.Instruments.FutureOptionProducts().Where(p => Exchange is null || string.Equals(p.Exchange, Exchange, StringComparison.OrdinalIgnoreCase))).ConfigureAwait(false);
            return;
        }
        foreach (var root in RootSymbol)
        {
            try
            {
                Output(await client.Instruments.FutureOptionProductAsync(Exchange?.ToUpperInvariant(), root.ToUpperInvariant(), CancelToken).ConfigureAwait(false));
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(e, root);
            }
        }
    }
}
