using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyFutureProduct: what the contracts of one root have in common: tick, multiplier, months, options.</summary>
[Cmdlet(VerbsCommon.Get, "TastyFutureProduct")]
[OutputType(typeof(FutureProduct))]
public sealed class GetTastyFutureProductCommand : TastyReferenceCmdlet
{
    /// <summary>Products, such as ES or /ES; without it all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProductCode")]
    [ArgumentCompleter(typeof(ProductCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Code { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExchangeCompleter))]
    public string? Exchange { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        if (Code is null)
        {
            await OutputAsync(client.Instruments.FutureProducts().Where(p => Exchange is null || Same(p.Exchange, Exchange))).ConfigureAwait(false);
            return;
        }
        foreach (var code in Code.Select(c => c.TrimStart('/').ToUpperInvariant()))
        {
            try
            {
                Output(Exchange is null
                    ? await client.Instruments.FutureProductAsync(code, CancelToken).ConfigureAwait(false)
                    : await client.Instruments.FutureProductAsync(Exchange.ToUpperInvariant(), code, CancelToken).ConfigureAwait(false));
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(e, code);
            }
        }
    }

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
