using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyFutureOptionProduct: what the options of one root (<c>EW4</c>) have in common: rhythm, settlement, factor.</summary>
[Cmdlet(VerbsCommon.Get, "TastyFutureOptionProduct")]
[OutputType(typeof(FutureOptionProduct))]
public sealed class GetTastyFutureOptionProductCommand : TastyReferenceCmdlet
{
    /// <summary>Roots of future options, such as EW4, or futures products (<c>/ES</c>) for all of theirs; without it all.</summary>
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
                foreach (var product in await OfAsync(client, root.ToUpperInvariant()).ConfigureAwait(false)) Output(product);
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(e, root);
            }
        }
    }

    private async Task<IEnumerable<FutureOptionProduct>> OfAsync(TastyClient client, string root) => root.StartsWith('/')
        ? (await client.Instruments.FutureProductAsync(root, CancelToken).ConfigureAwait(false)).OptionProducts ?? []
        : [await client.Instruments.FutureOptionProductAsync(Exchange?.ToUpperInvariant(), root, CancelToken).ConfigureAwait(false)];
}
